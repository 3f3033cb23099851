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
