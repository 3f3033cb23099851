import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { anArrival } from '../support/an-arrival.ts'
import { eachStore, type TestDatabase } from '../support/each-store.ts'

const others = ['mapping', 'contacts', 'leaders', 'other_parts'] as const

/** What may stand in a part that names people or organisations; a further column needs a reason, and a line here. */
const allowed = [
  'form_version',
  'instance_id',
  'language',
  'payload',
  'payload_type',
  'reasons',
  'receipt_key',
  'received_on',
  'sha256',
  'standing',
  'survey_id',
]

eachStore((database, kind) => {
  it('gives the other parts no column by which they could be laid beside the answers', async () => {
    const tables = await database()
    await tables.open()
    for (const table of others)
      expect((await columns(tables, table)).filter((name) => name !== 'part')).toEqual(allowed)
  })

  it('keeps none of what the answers know of where and how the link was met', async () => {
    const { open, query } = await database()
    const marked = {
      workshop: 'marked_code',
      channel: 'partner',
      mode: 'assisted',
      orgKey: 'marked-org',
      country: 'ZZ',
      completedOn: '2001-02-03',
    }
    await (await open()).keep(
      others.map((part) => anArrival({ part, ...marked })),
      '2026-12-03',
    )
    for (const table of others) {
      const text = JSON.stringify(await query(`select * from ${table}`))
      for (const mark of Object.values(marked)) expect(text).not.toContain(mark)
    }
  })

  it('has no value in common between the parts of one person but what hundreds of others share', async () => {
    const { open, query } = await database()
    const store = await open()
    for (let person = 0; person < 5; person += 1)
      await store.keep(
        ['answers', ...others].map((part) =>
          anArrival({ part, receiptKey: randomUUID(), text: `{"answers":{"n":"${part}${person}"}}` }),
        ),
        '2026-12-03',
      )
    const shared = ['survey_id', 'form_version', 'language', 'standing', 'payload_type', 'received_on', 'reasons']
    const seen = new Set<unknown>()
    for (const table of ['answers', ...others])
      for (const row of await query(`select instance_id, receipt_key, sha256 from ${table}`))
        for (const value of Object.values(row)) {
          expect(seen.has(value)).toBe(false)
          seen.add(value)
        }
    expect(allowed.filter((name) => !shared.includes(name))).toEqual([
      'instance_id',
      'payload',
      'receipt_key',
      'sha256',
    ])
  })

  it('keeps no order of arrival', async () => {
    const { open, query } = await database()
    const store = await open()
    for (let person = 0; person < 30; person += 1)
      await store.keep(
        others.map((part) => anArrival({ part })),
        '2026-12-03',
      )
    await store.forgetOrder()
    for (const table of others) {
      const rows = await query(`select * from ${table}`)
      expect(rows).toHaveLength(30)
      expect(rows).toEqual(rows.toSorted((a, b) => (String(a['instance_id']) < String(b['instance_id']) ? -1 : 1)))
    }
    if (kind === 'sqlite') {
      const [row] = await query(
        "select count(*) as tables from sqlite_master where type = 'table' and name in ('answers', 'mapping', 'contacts', 'leaders', 'other_parts', 'withdrawals') and sql like '%without rowid%'",
      )
      expect(row).toEqual({ tables: 6 })
    } else
      for (const table of others)
        expect(await query(`select count(distinct xmin::text)::int as stamps from ${table}`)).toEqual([{ stamps: 1 }])
  })
})

async function columns({ kind, query }: TestDatabase, table: string): Promise<unknown[]> {
  const rows = await query(
    kind === 'sqlite'
      ? `select name from pragma_table_info('${table}')`
      : `select column_name as name from information_schema.columns where table_name = '${table}'`,
  )
  return rows.map((row) => row['name']).sort()
}
