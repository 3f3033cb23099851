import type { FormItem } from '../form-item.ts'
import { wholeNumber } from '../parameters.ts'
import { normaliseDecimal } from './decimal.ts'
import { asciiDigits, tidy } from './tidy.ts'

const decimal = /^-?\d{1,9}(?:\.\d{1,20})?$/

/**
 * Latitude and longitude in degrees, then altitude and accuracy in metres where they are known, parted by blanks. The
 * place where both are 0 lies in the sea, and is what a device says that does not know.
 * The parameter `decimals`, which is ours, rounds the place and leaves out the rest, which would tell more than it.
 * @source https://getodk.github.io/xforms-spec/#data-types
 */
export function normaliseGeopoint(text: string, { parameters }: Pick<FormItem, 'parameters'>): string | undefined {
  const parts = asciiDigits(tidy(text)).split(/\s*[,;]\s*|\s+/)
  const [latitude = Number.NaN, longitude = Number.NaN] = parts.map(Number)
  const isPlace =
    parts.length <= 4 &&
    parts.every((part) => decimal.test(part)) &&
    Math.abs(latitude) <= 90 &&
    Math.abs(longitude) <= 180 &&
    (latitude !== 0 || longitude !== 0)
  if (!isPlace) return undefined
  const decimals = wholeNumber(parameters.get('decimals'))
  const kept =
    decimals === undefined ? parts : [latitude, longitude].map((degrees) => degrees.toFixed(Math.min(decimals, 20)))
  return kept.map(normaliseDecimal).join(' ')
}
