import type { Kysely } from 'kysely'
import { projectDetails } from '../contract/survey-info.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

const nothingYet = { contactEmail: '', ethicsReference: '', privacyUrl: '', withdrawalDeadline: '' }

export function createSettings(
  db: Kysely<Tables>,
): Pick<
  Store,
  | 'project'
  | 'saveProject'
  | 'knowsSecret'
  | 'assertWritable'
  | 'mirrored'
  | 'saveMirrored'
  | 'orderForgotten'
  | 'noteOrderForgotten'
> {
  const read = async (name: string) =>
    (await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst())?.value
  const write = async (name: string, value: string) =>
    void (await db
      .insertInto('settings')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute())

  return {
    async project() {
      const value = await read('project')
      return value === undefined ? nothingYet : projectDetails.parse(JSON.parse(value))
    },
    saveProject: (details) => write('project', JSON.stringify(details)),
    mirrored: async (name) => (await read(`mirrored ${name}`)) ?? null,
    saveMirrored: (name, text) => write(`mirrored ${name}`, text),
    orderForgotten: async () => (await read('order_forgotten')) ?? null,
    noteOrderForgotten: (hour) => write('order_forgotten', hour),
    async knowsSecret(fingerprint) {
      await db
        .insertInto('settings')
        .values({ name: 'secret_fingerprint', value: fingerprint })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      return (await read('secret_fingerprint')) === fingerprint
    },
    // A real row in a real commit: on a full disk, reading and even an empty transaction still go well.
    assertWritable: () => write('write_check', ''),
  }
}
