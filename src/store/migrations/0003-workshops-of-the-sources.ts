import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Tables } from '../tables.ts'
import { fromWorkshop } from '../workshop-rows.ts'
import { workshopsOfTheSources } from './workshops-of-the-sources.ts'

/** A migration, because it runs once: what the coordinators change or delete afterwards stays changed or deleted. */
export const workshops = (): Migration => ({
  async up(db: Kysely<Tables>) {
    await db.insertInto('workshops').values(workshopsOfTheSources.map(fromWorkshop)).execute()
  },
})
