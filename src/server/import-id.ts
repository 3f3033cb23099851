import { keyedHash } from '../sealing/keyed-hash.ts'

/**
 * The instance ID of an imported row: the same whenever the same row is imported again, from whatever file and place,
 * and without the server's secret nothing that joins the parts of a row.
 * @param identity what the row is known by
 * @source RFC 9562 section 5.8 (UUID version 8)
 */
export function importId(secret: Uint8Array, surveyId: string, part: string, identity: string): string {
  const hex = keyedHash(secret, 'import', JSON.stringify([surveyId, part, identity]))
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
