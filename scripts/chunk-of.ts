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
 * What the survey's other pages are made of, in one file: rare questions share some of it, and the bundler would put that
 * into a file of its own, which compresses worse. What another page needs as well lies in `both`: a page that took it out
 * of the survey's file would run the survey.
 * @param later id of what the survey loads next
 */
export function laterChunkOf(
  id: string,
  graph: Graph,
  [survey, ...others]: readonly [string, ...string[]],
  later: string,
): 'later-screens' | 'both' | null {
  if (!neededBy(later, graph).has(id) || neededBy(survey, graph).has(id)) return null
  return others.some((page) => neededBy(page, graph).has(id)) ? 'both' : 'later-screens'
}

/**
 * What keeps, seals and sends the answers, in one file, for it is asked for at once: left to itself the bundler makes five
 * of it. What the desk needs as well lies in another one, so that the desk need not fetch a database.
 * @param device id of what loads it
 * @param survey id of the page that has some of it from the beginning
 * @param desks  ids of the pages for which there is no device
 */
export function deviceChunkOf(
  id: string,
  graph: Graph,
  device: string,
  survey: string,
  desks: readonly string[],
): 'device' | 'device-and-desk' | null {
  if (!neededBy(device, graph).has(id) || neededBy(survey, graph).has(id)) return null
  return desks.some((page) => neededBy(page, graph).has(id)) ? 'device-and-desk' : 'device'
}
