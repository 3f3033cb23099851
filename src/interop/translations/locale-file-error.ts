/** A file of words that cannot be read: names the file and what to do about it. */
export class LocaleFileError extends Error {
  override readonly name = 'LocaleFileError'
  readonly file: string

  constructor(file: string, what: string, cause?: unknown) {
    super(`${file}: ${what}`, { cause })
    this.file = file
  }
}
