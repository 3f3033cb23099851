import type { Database } from './database.ts'
import { createTally, type Opened } from './tally.ts'

/** Counts sections that somebody opened; no row of it is anybody's. */
export async function noteSections(database: Database, surveyId: string, opened: readonly Opened[]): Promise<void> {
  await database.db.transaction().execute(async (tx) => {
    const tally = createTally(database.shard)
    for (const one of opened) tally.sectionOpened(surveyId, one)
    await tally.save(tx)
  })
}
