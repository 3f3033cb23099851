// A call takes only so many arguments.
const atOnce = 8_192

/** Base64 of all these bytes in a row. */
export function toBase64(...pieces: readonly Uint8Array[]): string {
  let text = ''
  for (const piece of pieces)
    for (let at = 0; at < piece.length; at += atOnce) text += String.fromCharCode(...piece.subarray(at, at + atOnce))
  return btoa(text)
}

/** @returns no bytes where it is no base64 */
export function fromBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
  } catch {
    return new Uint8Array()
  }
}
