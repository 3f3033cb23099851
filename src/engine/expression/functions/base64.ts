const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Base64 to UTF-8 text; "" for what is not Base64 or not UTF-8. Written out because no plain ES function does it. */
export function decodeBase64(encoded: string): string {
  const text = encoded.replace(/\s+/g, '')
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/.test(text)) return ''
  let percent = ''
  let bits = 0
  let held = 0
  for (const character of text.replace(/=+$/, '')) {
    held = ((held << 6) | alphabet.indexOf(character)) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    percent += `%${((held >> bits) & 0xff).toString(16).padStart(2, '0')}`
  }
  try {
    return decodeURIComponent(percent)
  } catch {
    return ''
  }
}

export function encodeBase64(bytes: Uint8Array): string {
  let encoded = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3)
    const joined = (first << 16) | (second << 8) | third
    for (let shift = 18; shift >= 0; shift -= 6) encoded += alphabet[(joined >> shift) & 63]
  }
  const missing = (3 - (bytes.length % 3)) % 3
  return encoded.slice(0, encoded.length - missing) + '='.repeat(missing)
}
