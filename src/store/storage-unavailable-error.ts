/**
 * The database could not do what it was asked. Carries the driver's code only: a driver's own message may quote the
 * row that it failed on.
 */
export class StorageUnavailableError extends Error {
  override readonly name = 'StorageUnavailableError'
  /** SQLite's or PostgreSQL's code, such as `SQLITE_FULL` or `53100`. */
  readonly code: string

  constructor(operation: string, code: string) {
    super(
      `StorageUnavailableError: ${operation} failed (${code}); free disk space or restore the database, then try again`,
    )
    this.code = code
  }
}
