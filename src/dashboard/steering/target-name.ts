import type { SteeringTarget } from '../../contract/steering.ts'
import type { Workshop } from '../../contract/workshop.ts'
import { countryName, languageName, regionName, workshopName } from '../overview/names.ts'

/** What a goal is about, in words. */
export function targetName(
  { kind, key }: Pick<SteeringTarget, 'kind' | 'key'>,
  workshops: readonly Pick<Workshop, 'code' | 'place'>[],
): string {
  switch (kind) {
    case 'language':
      return languageName(key)
    case 'country':
      return countryName(key)
    case 'region':
      return regionName(key)
    case 'workshop':
      return workshopName(key, workshops)
    default:
      return kind satisfies never
  }
}
