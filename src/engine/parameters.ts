const none: ReadonlyMap<string, string> = new Map()

/** Reads XLSForm's `parameters` column, as in `min=1 max=5; drop_empty=true`. */
export function readParameters(text: string | undefined): ReadonlyMap<string, string> {
  if (text === undefined) return none
  const parameters = new Map<string, string>()
  for (const piece of text.split(/[\s;,]+/)) {
    const at = piece.indexOf('=')
    if (at > 0) parameters.set(piece.slice(0, at), piece.slice(at + 1))
  }
  return parameters
}

/** A whole number of at least 0, or undefined. */
export function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
