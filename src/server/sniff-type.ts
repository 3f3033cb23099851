/** First bytes, from an offset, and what they say. A `?` stands for any byte. @source WHATWG MIME Sniffing, sections 6.1 and 6.2 */
const signatures: readonly (readonly [offset: number, pattern: string, type: string])[] = [
  [0, '\xff\xd8\xff', 'image/jpeg'],
  [0, '\x89PNG\r\n\x1a\n', 'image/png'],
  [0, 'GIF8', 'image/gif'],
  [0, 'RIFF????WEBP', 'image/webp'],
  [0, 'RIFF????WAVE', 'audio/wav'],
  [4, 'ftypheic', 'image/heic'],
  [4, 'ftypavif', 'image/avif'],
  [4, 'ftypM4A', 'audio/mp4'],
  [4, 'ftyp3gp', 'video/3gpp'],
  [4, 'ftypqt', 'video/quicktime'],
  [4, 'ftyp', 'video/mp4'],
  [0, '\x1a\x45\xdf\xa3', 'video/webm'],
  [0, 'OggS', 'audio/ogg'],
  [0, 'ID3', 'audio/mpeg'],
  [0, '\xff\xfb', 'audio/mpeg'],
  [0, '#!AMR', 'audio/amr'],
  [0, '%PDF-', 'application/pdf'],
]

/** What a file is by its first bytes; what it is called and what the sender says of it count for nothing. */
export function sniffType(content: Uint8Array): string {
  const fits = (offset: number, pattern: string): boolean =>
    [...pattern].every((sign, at) => sign === '?' || content[offset + at] === sign.charCodeAt(0))
  return signatures.find(([offset, pattern]) => fits(offset, pattern))?.[2] ?? 'application/octet-stream'
}
