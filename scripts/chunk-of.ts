type Graph = { readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null }

const cache = new WeakMap<object, ReadonlySet<string>>()

/** Everything that a page must have before its script can run. */
function neededBy(entry: string, graph: Graph): ReadonlySet<string> {
  const info = graph.getModuleInfo(entry)
  const known = info && cache.get(info)
  if (known) return known
  const found = new Set<string>()
  const collect = (id: string): void => {
    if (found.has(id)) return
    found.add(id)
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) collect(imported)
  }
  collect(entry)
  if (info) cache.set(info, found)
  return found
}

/**
 * Which file a module goes into: `kit` for what the survey shares with the other pages of a phone, `start` for what the
 * survey alone begins with. Left to itself the bundler makes a dozen crumbs of both, and each costs a phone its share
 * of a round trip.
 * @param pages ids of the entries, the survey's first
 * @returns null for what comes later, which the bundler divides by itself
 */
export function chunkOf(id: string, graph: Graph, pages: readonly [string, ...string[]]): 'kit' | 'start' | null {
  const [survey, ...others] = pages
  if (id === survey || !neededBy(survey, graph).has(id)) return null
  return others.some((page) => neededBy(page, graph).has(id)) ? 'kit' : 'start'
}

/**
 * Whose a module is of what the survey loads later: that part's alone, or shared with other pages. Each half goes into one
 * file, for it is asked for at once, and crumbs compress worse. A page that took its share out of the survey's file would
 * run the survey; one that took it out of the other half would fetch that with it.
 * @param part   id of what loads it
 * @param survey id of the page that has some of it from the beginning
 * @param others ids of the pages that may need some of it as well
 * @returns null for what is neither
 */
export function shareOf(
  id: string,
  graph: Graph,
  part: string,
  survey: string,
  others: readonly string[],
): 'own' | 'shared' | null {
  if (!neededBy(part, graph).has(id) || neededBy(survey, graph).has(id)) return null
  return others.some((page) => neededBy(page, graph).has(id)) ? 'shared' : 'own'
}
