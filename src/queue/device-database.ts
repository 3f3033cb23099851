import { openDatabase } from './database.ts'

/** The one database of this device. Opens nothing before its first call. */
export const deviceDatabase = openDatabase('femig')
