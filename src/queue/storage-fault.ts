import type { NotSaved } from './save-result.ts'

/** The database did not answer in time, or a read failed and there was nothing to put in its place. */
export class QueueUnavailableError extends Error {
  override readonly name = 'QueueUnavailableError'
}

/**
 * Names and messages of an error and of everything inside it: Dexie reports a full disk as an AbortError,
 * a BulkError or the error itself, depending on where in the transaction the browser noticed.
 */
function layers(error: unknown, depth = 0): readonly { name: string; message: string }[] {
  if (typeof error !== 'object' || error === null || depth > 4) return []
  const { name, message, inner, cause, failures } = error as Record<string, unknown> // every field is checked below
  const inside = [inner, cause, ...(Array.isArray(failures) ? failures : [])]
  return [{ name: String(name), message: String(message) }, ...inside.flatMap((layer) => layers(layer, depth + 1))]
}

/**
 * | browser says | meaning |
 * |---|---|
 * | QuotaExceededError | full |
 * | UnknownError, other message (Chromium on a full disk) | full |
 * | UnknownError "Connection to Indexed Database server lost" (iOS) | unavailable until reload |
 * | anything else | unavailable |
 */
export function failedSave(error: unknown): NotSaved {
  const isFull = layers(error).some(
    ({ name, message }) =>
      name === 'QuotaExceededError' || (name === 'UnknownError' && !/connection|server lost|refresh/i.test(message)),
  )
  return { status: isFull ? 'full' : 'unavailable', cause: error }
}

const passing: ReadonlySet<string> = new Set(['InvalidStateError', 'UnknownError', 'DatabaseClosedError', 'AbortError'])

/** iOS ends the storage process of a page that slept; the connection is dead, the data is not. */
export const mayPassAfterReopen = (error: unknown): boolean =>
  layers(error).some(({ name }) => passing.has(name)) &&
  !layers(error).some(({ name }) => name === 'QuotaExceededError')
