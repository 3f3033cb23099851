import { centreOf, land, worldBox } from './world.ts'

type Props = { readonly places: readonly { readonly key: string; readonly value: number }[] }

const largestRadius = 34
const smallestRadius = 4

/** A circle on each country, as large in area as its count. A map is never mirrored. */
export function WorldMap({ places }: Props) {
  const largest = Math.max(1, ...places.map(({ value }) => value))
  const known = places.filter(({ key, value }) => value > 0 && centreOf.has(key)).sort((a, b) => b.value - a.value)
  return (
    <svg class="plot-svg plot-map" aria-hidden="true" viewBox={worldBox} dir="ltr">
      <path class="plot-land" d={land} />
      {known.map(({ key, value }) => {
        const [x, y] = centreOf.get(key) ?? [0, 0]
        const radius = Math.max(smallestRadius, largestRadius * Math.sqrt(value / largest))
        return <circle key={key} class="plot-place" data-place={key} cx={x} cy={y} r={radius} />
      })}
    </svg>
  )
}
