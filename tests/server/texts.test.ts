import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { translationReview } from '../../src/contract/review.ts'
import { address, languages, routes } from '../../src/contract/routes.ts'
import { type TextCell, textCheck, textList } from '../../src/contract/texts.ts'
import { textStamp } from '../../src/interop/text-stamp.ts'
import { flattenTexts } from '../../src/interop/text-tree.ts'
import { createCatalogue } from '../../src/server/load-catalogue.ts'
import { anApp, type TestApp } from '../support/an-app.ts'

type Cookie = { readonly Cookie: string }
const catalogue = createCatalogue('.')()
const key = 'app:review.send.label'
const at = (route: string, language: string, more: Record<string, string> = {}) => address(route, { language, ...more })

const listOf = async ({ get }: TestApp, cookie: Cookie) =>
  textList.parse(await (await get(routes.coordinatorTranslatedTexts, cookie)).json())
async function cellOf(app: TestApp, cookie: Cookie, language: string): Promise<TextCell | undefined> {
  const { rows } = await listOf(app, cookie)
  return rows.flatMap(({ cells }) => cells[language] ?? []).find((cell) => cell.key === key)
}
const named = { name: 'Besa Hoxha', organisation: 'Qendra e Gruas' }
async function nameReviewer({ send }: TestApp, cookie: Cookie, language: string, account: string, who = named) {
  const response = await send('PUT', at(routes.coordinatorTextReviewer, language, { name: account }), who, cookie)
  expect(response.status).toBe(200)
}
/** What a reviewer read: the stamps of a text as it is. */
function asRead(language: string, id: string) {
  const text = catalogue.words(language).known.get(id)
  if (!text) throw new Error(`${id} is in no file of words`)
  return { key: id, source: textStamp(text.english), target: textStamp(text.translation) }
}
const signed = (app: TestApp, cookie: Cookie, language: string, body: unknown) =>
  app.send('POST', at(routes.coordinatorTextSignatures, language), body, cookie)

function sent({ app }: TestApp, route: string, language: string, file: string, cookie: Cookie) {
  const form = new FormData()
  form.set('file', new Blob([file]), 'file.xlf')
  return app.request(at(route, language), { method: 'POST', body: form, headers: cookie })
}
const fileOf = async ({ get }: TestApp, language: string, format: string, cookie: Cookie) =>
  get(at(routes.coordinatorTextFile, language, { format }), cookie)

it('tells every text in five languages, where it stands, in a tenth of its size', async () => {
  const app = await anApp()
  const cookie = await app.signedIn('viewer')
  const { rows } = await listOf(app, cookie)
  for (const language of languages)
    expect(rows.flatMap(({ cells }) => cells[language] ?? [])).toHaveLength(catalogue.words(language).known.size)
  expect(rows.find(({ id }) => id === key)).toMatchObject({ screens: ['respondent/review'], namespace: 'app' })
  expect(rows.find(({ id }) => id === 'app:counter.responses.label')?.cells['ar']?.map(({ form }) => form)).toEqual([
    'zero',
    'one',
    'two',
    'few',
    'many',
    'other',
  ])
  const packed = await app.get(routes.coordinatorTranslatedTexts, { ...cookie, 'Accept-Encoding': 'gzip' })
  expect(packed.headers.get('Content-Encoding')).toBe('gzip')
  expect((await packed.arrayBuffer()).byteLength).toBeLessThan(400_000)
})

it('lets only who was named for a language sign it off, with name, organisation and day', async () => {
  const app = await anApp()
  const admin = await app.signedIn('admin')
  const besa = await app.signedIn('viewer', 'besa')
  const words = { sign: [asRead('sq', key)], takeBack: [] }
  expect((await signed(app, besa, 'sq', words)).status).toBe(403)
  expect((await app.store.auditLog(null, 1))[0]).toMatchObject({ who: 'besa', action: 'not_permitted' })
  await nameReviewer(app, admin, 'sq', 'besa')
  expect(await (await signed(app, besa, 'sq', words)).json()).toEqual({ signed: 1, takenBack: 0 })
  expect((await signed(app, besa, 'ar', { sign: [asRead('ar', key)], takeBack: [] })).status).toBe(403)
  expect((await signed(app, admin, 'sq', words)).status, 'an admin is no native speaker by her role').toBe(403)
  expect((await cellOf(app, besa, 'sq'))?.signed).toEqual([{ by: 0, on: '2026-12-03' }])
  expect(await listOf(app, besa)).toMatchObject({
    signers: [named],
    reviewers: [{ ...named, account: 'besa', language: 'sq' }],
  })
  await signed(app, besa, 'sq', { sign: [], takeBack: [key] })
  expect((await cellOf(app, besa, 'sq'))?.signed).toBe(undefined)
  const log = (await app.store.auditLog(null, 20)).filter(({ action }) => action === 'texts_signed')
  expect(log.map(({ subject, details }) => [subject, details])).toEqual([
    ['sq', { signed: 0, takenBack: 1 }],
    ['sq', { signed: 1, takenBack: 0 }],
  ])
})

it('signs nothing that is not what she read, and nothing of a call in which one text is not', async () => {
  const app = await anApp()
  await app.signedIn('viewer', 'besa')
  await nameReviewer(app, await app.signedIn(), 'sq', 'besa')
  const besa = await app.signedIn('viewer', 'besa')
  const other = asRead('sq', 'app:review.change.label')
  for (const wrong of [{ target: '00000000' }, { source: '00000000' }, { key: 'app:none.of.these' }]) {
    const response = await signed(app, besa, 'sq', { sign: [other, { ...asRead('sq', key), ...wrong }], takeBack: [] })
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([409, 'text_changed'])
  }
  expect(await app.store.textSignatures()).toEqual([])
})

it('a signature is past when English or translation have changed since', async () => {
  const app = await anApp()
  const by = { language: 'sq', ...named, account: 'besa', on: '2026-12-01' }
  const { source, target } = asRead('sq', key)
  await app.store.signTexts([{ ...by, key, source: '00000000', target }])
  await app.store.signTexts([{ ...by, account: 'drita', name: 'Drita', key, source, target: '00000000' }])
  const cell = await cellOf(app, await app.signedIn(), 'sq')
  expect(cell?.signed).toEqual([
    { by: 0, on: '2026-12-01', isPast: true },
    { by: 1, on: '2026-12-01', isPast: true },
  ])
})

it('gives review.json back with who signed what, and says reviewed once two have signed every text', async () => {
  const app = await anApp()
  const cookie = await app.signedIn()
  const keys = [...catalogue.words('sq').known.keys()]
  const by = (account: string, name: string) => ({ language: 'sq', account, name, organisation: 'Q', on: '2026-12-03' })
  await app.store.signTexts(keys.map((one) => ({ ...by('besa', 'Besa'), ...asRead('sq', one) })))
  await app.store.signTexts(keys.slice(1).map((one) => ({ ...by('drita', 'Drita'), ...asRead('sq', one) })))
  const review = async () => translationReview.parse(await (await fileOf(app, 'sq', 'review', cookie)).json())
  const almost = await review()
  expect(almost.state).toBe('unreviewed')
  expect(almost.doubts).toEqual(catalogue.words('sq').review?.doubts)
  expect(almost.reviewers.map(({ name, on, signed: own }) => [name, on, Object.keys(own ?? {}).length])).toEqual([
    ['Besa', '2026-12-03', keys.length],
    ['Drita', '2026-12-03', keys.length - 1],
  ])
  const { source, target } = asRead('sq', key)
  expect(almost.reviewers[0]?.signed?.[key]).toBe(`2026-12-03 ${source} ${target}`)
  await app.store.signTexts([{ ...by('drita', 'Drita'), ...asRead('sq', keys[0] ?? '') }])
  expect((await review()).state).toBe('reviewed')
})

it('shows what a file would change, keeps it as suggestions, and gives them out as files of words', async () => {
  const app = await anApp()
  const admin = await app.signedIn()
  const before = catalogue.words('ar').known.get(key)?.translation ?? ''
  const xliff = await (await fileOf(app, 'ar', 'xliff', admin)).text()
  const changed = xliff.replace(`>${before}</target>`, '>إرسال الإجابات الآن</target>')
  const check = textCheck.parse(await (await sent(app, routes.coordinatorTextCheck, 'ar', changed, admin)).json())
  expect(check).toMatchObject({ isGood: true, problems: [], untranslated: 0 })
  expect(check.changes).toEqual([{ key: expect.any(String), before, after: 'إرسال الإجابات الآن' }])
  expect(await app.store.textSuggestions()).toEqual([])

  const [change] = check.changes
  if (!change) throw new Error('there is one change')
  await sent(app, routes.coordinatorTextSuggestions, 'ar', changed, admin)
  const { rows } = await listOf(app, admin)
  const suggested = rows.flatMap(({ cells }) => Object.values(cells).flat()).filter(({ suggestion }) => suggestion)
  expect(suggested).toMatchObject([{ key: change.key, suggestion: { text: change.after, by: 'Amina' } }])

  const zip = unzipSync(new Uint8Array(await (await fileOf(app, 'ar', 'files', admin)).arrayBuffer()))
  const [name = '', own = ''] = change.key.split(':')
  expect(Object.keys(zip).sort()).toEqual(
    [`locales/ar/${name}.json`, 'locales/ar/review.json', 'locales/ar/sources.json'].sort(),
  )
  const file = JSON.parse(Buffer.from(zip[`locales/ar/${name}.json`] ?? []).toString())
  const now = flattenTexts(file)
  const old = flattenTexts(catalogue.words('ar').trees.get(name) ?? {})
  expect([...now].filter(([id, text]) => old.get(id) !== text)).toEqual([[own, change.after]])
  expect(now.size).toBe(old.size)

  const gone = at(routes.coordinatorTextSuggestion, 'ar', { key: change.key })
  expect((await app.send('DELETE', gone, undefined, admin)).status).toBe(204)
  expect((await app.send('DELETE', gone, undefined, admin)).status).toBe(404)
})

it('keeps nothing of a file in which one text is wrong, and takes none of another language or kind', async () => {
  const app = await anApp()
  const admin = await app.signedIn()
  const xliff = await (await fileOf(app, 'fr', 'xliff', admin)).text()
  const broken = xliff
    .replace(/(<target state="translated">)([^<]+)(<ph id="1">\{\{count, number\}\}<\/ph>)/, '$1$2')
    .replace('id="app:review.send.label"', 'id="app:review.gone.label"')
  const kept = await sent(app, routes.coordinatorTextSuggestions, 'fr', broken, admin)
  const { isGood, problems } = textCheck.parse(await kept.json())
  expect(isGood).toBe(false)
  expect(new Set(problems.map(({ kind }) => kind))).toEqual(new Set(['lost_placeholder', 'punctuation', 'unknown_key']))
  expect(await app.store.textSuggestions()).toEqual([])
  const endless = xliff.replace(/(<target state="translated">)[^<]+<\/target>/, `$1${'a'.repeat(4001)}</target>`)
  const long = textCheck.parse(await (await sent(app, routes.coordinatorTextCheck, 'fr', endless, admin)).json())
  expect(long.problems).toContainEqual(expect.objectContaining({ kind: 'too_long' }))
  for (const [language, file] of [
    ['es', xliff],
    ['fr', xliff.slice(0, 5000)],
    ['fr', 'hello'],
  ] as const)
    expect((await sent(app, routes.coordinatorTextCheck, language, file, admin)).status).toBe(400)
  expect((await sent(app, routes.coordinatorTextCheck, 'en', xliff, admin)).status).toBe(404)
  expect((await fileOf(app, 'fr', 'pdf', admin)).status).toBe(404)
})

it('a reviewer suggests in her language and in no other', async () => {
  const app = await anApp()
  const admin = await app.signedIn()
  const besa = await app.signedIn('viewer', 'besa')
  const csv = await (await fileOf(app, 'sq', 'csv', besa)).text()
  const check = (language: string) => sent(app, routes.coordinatorTextCheck, language, csv, besa)
  expect((await check('sq')).status).toBe(403)
  await nameReviewer(app, admin, 'sq', 'besa')
  expect(textCheck.parse(await (await check('sq')).json())).toMatchObject({ changes: [], isGood: true })
  expect((await check('es')).status).toBe(403)
})
