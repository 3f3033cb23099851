/** A variable of an SPSS data file. */
export interface Variable {
  /** Up to 64 bytes, begins with a letter, unique without regard to case. */
  readonly name: string
  readonly label: string
  readonly format: 'text' | 'whole' | 'decimal' | 'day'
  /** Bytes that its longest text takes, 1 to 32 767; 0 for a number. */
  readonly width: number
  readonly measure: 'nominal' | 'scale'
  /** Words by value, which is a text or a number as the variable is. */
  readonly valueLabels: readonly (readonly [value: string | number, label: string])[]
}

export const maxWidth = 32_767

/** Longer texts are kept in pieces of this many bytes, each as a variable of its own that no reader shows. */
const pieceBytes = 255
/** What a piece counts for when the number of pieces is worked out; that it is less is SPSS's own history. */
const pieceCounts = 252

/** One variable record: a whole variable, or a piece of a long text. */
export interface Piece {
  /** As the dictionary has it: 0 for a number. */
  readonly width: number
  /** Where its bytes begin and end in the text. */
  readonly from: number
  readonly to: number
}

/** @source PSPP developers' guide, "Very Long String Record"; its sys-file-private.c */
export function piecesOf({ width }: Pick<Variable, 'width'>): readonly Piece[] {
  if (width <= pieceBytes) return [{ width, from: 0, to: width }]
  const count = Math.ceil(width / pieceCounts)
  return Array.from({ length: count }, (_, at) => ({
    width: at < count - 1 ? pieceBytes : width - at * pieceCounts,
    from: Math.min(width, at * pieceBytes),
    to: Math.min(width, (at + 1) * pieceBytes),
  }))
}

/** Units of eight bytes that a piece takes in a case. */
export const unitsOf = ({ width }: Pick<Piece, 'width'>): number => Math.max(1, Math.ceil(width / 8))

/** At most so many bytes of UTF-8, no character cut in two; what is cut ends in an ellipsis. */
export function cutBytes(text: string, atMost: number): Buffer {
  const bytes = Buffer.from(text)
  if (bytes.length <= atMost) return bytes
  const mark = Buffer.from('…')
  let end = Math.max(0, atMost - mark.length)
  // Bytes that go on with a character begin with the bits 10.
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1
  return Buffer.concat([bytes.subarray(0, end), mark])
}

const reserved = new Set(['all', 'and', 'by', 'eq', 'ge', 'gt', 'le', 'lt', 'ne', 'not', 'or', 'to', 'with'])

/** A name that SPSS accepts; whoever asks for several makes them unique afterwards. */
export function variableName(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9_]/g, '_')
  const begun = /^[A-Za-z]/.test(plain) ? plain : `v${plain}`
  return reserved.has(begun.toLowerCase()) ? `${begun}_` : begun
}
