import type { SurveyRow } from './read-survey.ts'

export interface EntityUse {
  readonly name: string
  readonly row: number
  /** Questions that give the entity a property, or are named in its row. */
  readonly uses: { readonly read: SurveyRow; readonly isProperty: boolean }[]
}

/** The groups and repeats around a question, outermost first; the form itself is none. */
type Path = readonly SurveyRow[]

/**
 * ODK keeps an entity in one group or repeat of the form, each holds one at most, and what belongs to an entity stands
 * in the same repeat.
 * @returns the first entity for which there is no place, or null
 * @source pyxform 4.5.0, entities/entities_parsing.py
 */
export function placeEntities(entities: readonly EntityUse[]): { row: number; message: string } | null {
  const requests = []
  for (const { name, row, uses } of entities) {
    const paths = uses.map(({ read, isProperty }) => ({ path: pathOf(read), isProperty }))
    const scope = longest(paths.map(({ path }) => scopeOf(path)))
    const properties = paths.filter(({ isProperty }) => isProperty).map(({ path }) => path)
    const propertyScope = longest(properties.map(scopeOf))
    const isTogether =
      paths.every(({ path }) => isWithin(scope, scopeOf(path))) &&
      properties.every((path) => isSame(scopeOf(path), propertyScope)) &&
      (properties.length === 0 || isSame(scope, propertyScope))
    if (!isTogether) {
      const message = `What belongs to the entity ${name} stands in different repeats. Bring it together with a calculate question.`
      return { row, message }
    }
    const inScope = paths.map(({ path }) => path).filter((path) => isSame(scopeOf(path), scope))
    requests.push({
      name,
      row,
      scope,
      wanted: properties.length > 0 ? common(properties) : longest(inScope),
      properties,
    })
  }
  return allocate(requests.sort((a, b) => a.row - b.row))
}

interface Request {
  readonly name: string
  readonly row: number
  readonly scope: Path
  readonly wanted: Path
  readonly properties: readonly Path[]
}

/** As deep as wanted, else further up, but never outside the repeat. */
function allocate(requests: readonly Request[]): { row: number; message: string } | null {
  const taken = new Map<string, string>()
  for (const { name, row, scope, wanted, properties } of requests) {
    const isBlocked = properties.some((path) => taken.has(keyOf(path)))
    let place: Path | undefined
    for (let depth = wanted.length; !isBlocked && depth >= scope.length && !place; depth -= 1) {
      if (!taken.has(keyOf(wanted.slice(0, depth)))) place = wanted.slice(0, depth)
    }
    if (!place) {
      const message = `There is no group or repeat left for the entity ${name}: each holds one entity. Put its questions into a group of their own.`
      return { row, message }
    }
    taken.set(keyOf(place), name)
    for (const path of properties)
      for (let depth = path.length; depth >= place.length; depth -= 1) taken.set(keyOf(path.slice(0, depth)), name)
  }
  return null
}

function pathOf({ parent }: SurveyRow): Path {
  return parent ? [...pathOf(parent), parent] : []
}

/** Up to the innermost repeat. */
const scopeOf = (path: Path): Path => path.slice(0, path.findLastIndex(({ node }) => node.type === 'repeat') + 1)

const keyOf = (path: Path): string => path.map(({ row }) => row.row).join('/')
const isSame = (a: Path, b: Path): boolean => keyOf(a) === keyOf(b)
const isWithin = (path: Path, outer: Path): boolean => outer.every((read, index) => path[index] === read)
const longest = (paths: readonly Path[]): Path =>
  paths.reduce((best, path) => (path.length > best.length ? path : best), [])

function common(paths: readonly Path[]): Path {
  const [first = [], ...rest] = paths
  const end = first.findIndex((read, index) => rest.some((path) => path[index] !== read))
  return end < 0 ? first : first.slice(0, end)
}
