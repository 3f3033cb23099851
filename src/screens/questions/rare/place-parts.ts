export type Place = {
  readonly latitude: string
  readonly longitude: string
  /** Metres; empty where it is not known. */
  readonly altitude: string
  readonly accuracy: string
}

const pair = /^\s*(-?\d+\.\d+)\s*[,;\s]\s*(-?\d+\.\d+)\s*$/

/** `46.2 6.14 0 12` -> its parts. */
export function placeParts(entered: string): Place {
  const [latitude = '', longitude = '', altitude = '', accuracy = ''] = entered.split(' ')
  return { latitude, longitude, altitude, accuracy }
}

/** As the parameter `decimals` says; null where it says nothing, for then nothing is rounded. */
export function roundedTo(parameter: string | undefined): number | null {
  return /^[0-6]$/.test(parameter ?? '') ? Number(parameter) : null
}

const degrees = (typed: string): string => typed.replace(/\s+/g, '').replace(/[,٫]/g, '.')

/**
 * A place as one answer. Both coordinates pasted into one field, as maps copy them, fill both.
 * @param decimals to round to, or null for what was typed; a rounded place has neither altitude nor accuracy, which
 *                 would tell more than it
 */
export function placeText({ latitude, longitude, altitude, accuracy }: Place, decimals: number | null): string {
  const pasted = pair.exec(latitude) ?? pair.exec(longitude)
  if (pasted) return `${pasted[1]} ${pasted[2]}`
  const [north, east] = [degrees(latitude), degrees(longitude)]
  if (decimals !== null) return [north, east].map((number) => Number(number).toFixed(decimals)).join(' ')
  if (accuracy !== '') return `${north} ${east} ${altitude || 0} ${accuracy}`
  return north === '' && east === '' ? '' : `${north} ${east}`
}

/** What a phone says of where it is, as the parts of a place. */
export function placeOf({ latitude, longitude, altitude, accuracy }: GeolocationCoordinates): Place {
  return {
    latitude: shortened(latitude, 6),
    longitude: shortened(longitude, 6),
    altitude: altitude === null ? '' : shortened(altitude, 1),
    accuracy: shortened(accuracy, 1),
  }
}

const shortened = (number: number, decimals: number): string => String(Number(number.toFixed(decimals)))
