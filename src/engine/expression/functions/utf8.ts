/** A text's bytes in UTF-8. Written with what plain ECMAScript has; half a surrogate pair counts as U+FFFD. */
export function utf8(text: string): Uint8Array {
  const percent = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'))
  const bytes = percent.match(/%[0-9A-F]{2}|[^%]/g) ?? []
  return Uint8Array.from(bytes, (byte) => (byte.length > 1 ? Number.parseInt(byte.slice(1), 16) : byte.charCodeAt(0)))
}
