import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
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
    const seen = new Set<unknown>()
    for (const table of ['answers', ...others])
      for (const row of await query(`select instance_id, receipt_key, sha256 from ${table}`))
        for (const value of Object.values(row)) {
          expect(seen.has(value)).toBe(false)
          seen.add(value)
        }
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

  it('looks the same on disk whatever came with what', async () => {
    const long = (part: string, person: number) => `${part}${person}:"${randomBytes(6000).toString('base64')}"`
    const of = (part: string) =>
      Array.from({ length: 20 }, (_, person) => anArrival({ part, text: long(part, person) }))
    const [answers, leaders] = [of('answers'), of('leaders')]
    const together = answers.map((one, person) => [one, ...leaders.slice(person, person + 1)])
    const apart = [leaders.toReversed(), answers]
    const pictures: unknown[] = []
    for (const calls of [together, apart]) {
      const tables = await database()
      const store = await tables.open()
      for (const call of calls) await store.keep(call, '2026-12-03')
      await store.forgetOrder()
      pictures.push(await pictureOnDisk(tables))
    }
    expect(pictures[0]).toEqual(pictures[1])
  })
})

/** Where the rows lie, by what is in them; in PostgreSQL also whether long values of two parts were numbered in turns. */
async function pictureOnDisk({ kind, query, settings }: TestDatabase): Promise<unknown> {
  if (kind === 'sqlite') {
    const file = readFileSync(join(settings.dataDir, 'submissions.sqlite'), 'latin1')
    return [...file.matchAll(/(answers|leaders)\d+:"/g)].map(({ 0: text, index }) => [text, index])
  }
  const numbers = async (table: string) => {
    const [row] = await query(`select reltoastrelid::regclass::text as name from pg_class where relname = '${table}'`)
    return (await query(`select distinct chunk_id::int as id from ${row?.['name']}`)).map(({ id }) => Number(id))
  }
  const [answers, leaders] = [await numbers('answers'), await numbers('leaders')]
  const rows = await query('select ctid::text as place, instance_id from leaders')
  return { rows, long: [answers.length, leaders.length], isInTurns: Math.min(...leaders) < Math.max(...answers) }
}

async function columns({ kind, query }: TestDatabase, table: string): Promise<unknown[]> {
  const rows = await query(
    kind === 'sqlite'
      ? `select name from pragma_table_info('${table}')`
      : `select column_name as name from information_schema.columns where table_name = '${table}'`,
  )
  return rows.map((row) => row['name']).sort()
}
