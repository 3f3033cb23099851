import { StartError } from './start-error.ts'

const full = 'the disk is full; free some space, or name a folder on another disk'
const notAllowed = 'give this user write access to it, or name another folder'
const inTheWay = 'something of another kind is in the way; move it away, or name another folder'
const readOnly = 'it can only be read; mount the disk for writing, or name another folder'

const damaged =
  'the database is damaged; see what it lost with: npm run -s cli -- verify, and put a backup back with: npm run -s cli -- restore'

/** By the codes of Node and of SQLite, whichever comes upon it first. */
const mends: Readonly<Record<string, string>> = {
  ENOSPC: full,
  EDQUOT: full,
  SQLITE_FULL: full,
  EROFS: readOnly,
  SQLITE_READONLY: readOnly,
  EEXIST: inTheWay,
  ENOTDIR: inTheWay,
  EISDIR: inTheWay,
  SQLITE_CORRUPT: damaged,
  SQLITE_NOTADB: damaged,
  SQLITE_CANTOPEN: 'the database file cannot be opened or made; make the folder writable, or name another one',
}

/** @returns one line that names the setting, what is wrong with the folder and how to mend it */
export function dataDirFault(dataDir: string, code: string): string {
  return `DATA_DIR: the folder ${dataDir} cannot be used (${code}): ${mends[code] ?? notAllowed}`
}

/**
 * Does something with the files of the folder.
 * @throws StartError where the file system does not let it
 */
export function inDataDir<T>(dataDir: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error
    throw new StartError(dataDirFault(dataDir, String(error.code)))
  }
}
