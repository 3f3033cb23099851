import type { FunctionDefinition, Scope } from '../scope.ts'
import { type Args, textOf, textsFrom } from './arguments.ts'

interface Point {
  readonly latitude: number
  readonly longitude: number
}

/** In metres, as JavaRosa has it. */
const earthRadius = 6_378_100

/** @source https://getodk.github.io/xforms-spec/#xpath-functions */
export const geoFunctions: Readonly<Record<string, FunctionDefinition>> = {
  area: [1, 1, (scope, args) => area(line(textsFrom(scope, args, 0)) ?? [])],
  distance: [1, Number.POSITIVE_INFINITY, (scope, args) => distance(line(textsFrom(scope, args, 0)))],
  geofence: [2, 2, geofence],
  intersects: [1, 1, (scope, args) => crossesItself(line(textsFrom(scope, args, 0)) ?? [])],
}

/** One text is a whole line, `lat lon alt acc; lat lon alt acc`; several are its points. Undefined for what is no line. */
function line(texts: readonly string[]): readonly Point[] | undefined {
  const [only = ''] = texts
  const pieces = texts.length > 1 ? texts : only.replace(/(?:\s*;)+\s*$/, '').split(';')
  const points = pieces.map(pointOf).filter((point) => point !== undefined)
  return points.length > 1 && points.length === pieces.length ? points : undefined
}

function pointOf(text: string): Point | undefined {
  const parts = text.trim().split(/\s+/)
  const [latitude = Number.NaN, longitude = Number.NaN] = parts.map(Number)
  const isPlace = parts.length <= 4 && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
  return isPlace ? { latitude, longitude } : undefined
}

function area(points: readonly Point[]): number {
  let total = 0
  for (const [start, end] of segments([...points, ...points.slice(0, 1)])) {
    total += radians(end.longitude - start.longitude) * (2 + sine(end.latitude) + sine(start.latitude))
  }
  return points.length < 3 ? 0 : toCentimetres(Math.abs((total * earthRadius ** 2) / 2))
}

function distance(points: readonly Point[] | undefined): number {
  if (!points) return Number.NaN
  let total = 0
  for (const [start, end] of segments(points)) {
    const along =
      sine(start.latitude) * sine(end.latitude) +
      cosine(start.latitude) * cosine(end.latitude) * cosine(start.longitude - end.longitude)
    // Rounding can put the cosine of no distance at all above 1.
    total += Math.acos(Math.min(along, 1)) * earthRadius
  }
  return toCentimetres(total)
}

/** True for a point inside a closed shape, by counting the edges east of it. */
function geofence(scope: Scope, args: Args): boolean {
  const point = pointOf(textOf(scope, args, 0))
  const shape = line([textOf(scope, args, 1)])
  if (!point || !shape || !isSame(shape[0], shape.at(-1))) return false
  let isInside = false
  for (const [start, end] of segments(shape)) {
    if (end.latitude > point.latitude === start.latitude > point.latitude) continue
    const share = (point.latitude - end.latitude) / (start.latitude - end.latitude)
    if (point.longitude < end.longitude + (start.longitude - end.longitude) * share) isInside = !isInside
  }
  return isInside
}

/** True for a line with two edges that meet anywhere but where one follows the other; its end may close it. */
function crossesItself(points: readonly Point[]): boolean {
  const edges = segments(points.filter((point, index) => index === 0 || !isSame(point, points[index - 1])))
  const isClosed = isSame(points[0], points.at(-1))
  return edges.some((first, index) =>
    edges.slice(index + 1).some((second, later) => {
      const isNext = later === 0 || (isClosed && index === 0 && later === edges.length - 2)
      return isNext ? foldsBack(first, second) : meets(first, second)
    }),
  )
}

type Segment = readonly [Point, Point]

function segments(points: readonly Point[]): Segment[] {
  return points.slice(1).map((end, index) => [points[index] ?? end, end])
}

/** An edge that runs back over the one that it follows. */
function foldsBack(first: Segment, second: Segment): boolean {
  const [joint, other] = isSame(first[1], second[0]) ? [first[0], second[1]] : [first[1], second[0]]
  const shared = isSame(first[1], second[0]) ? second[0] : first[0]
  const towards = (point: Point) => [point.longitude - shared.longitude, point.latitude - shared.latitude] as const
  const [x1, y1] = towards(joint)
  const [x2, y2] = towards(other)
  return x1 * y2 === y1 * x2 && x1 * x2 + y1 * y2 > 0
}

function meets([a, b]: Segment, [c, d]: Segment): boolean {
  const sides = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)] as const
  if (sides[0] !== sides[1] && sides[2] !== sides[3]) return true
  return (
    (sides[0] === 0 && isBetween(a, b, c)) ||
    (sides[1] === 0 && isBetween(a, b, d)) ||
    (sides[2] === 0 && isBetween(c, d, a)) ||
    (sides[3] === 0 && isBetween(c, d, b))
  )
}

function side(from: Point, to: Point, point: Point): number {
  return Math.sign(
    (to.longitude - from.longitude) * (point.latitude - from.latitude) -
      (to.latitude - from.latitude) * (point.longitude - from.longitude),
  )
}

function isBetween(from: Point, to: Point, point: Point): boolean {
  return (['latitude', 'longitude'] as const).every(
    (axis) => Math.min(from[axis], to[axis]) <= point[axis] && point[axis] <= Math.max(from[axis], to[axis]),
  )
}

function isSame(first: Point | undefined, second: Point | undefined): boolean {
  return first?.latitude === second?.latitude && first?.longitude === second?.longitude
}

function toCentimetres(value: number): number {
  return Math.round(value * 100) / 100
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}

function sine(degrees: number): number {
  return Math.sin(radians(degrees))
}

function cosine(degrees: number): number {
  return Math.cos(radians(degrees))
}
