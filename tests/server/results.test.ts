import { expect, it } from 'vitest'
import { publicPage } from '../../src/contract/analysis.ts'
import { languages, routes } from '../../src/contract/routes.ts'
import { readTables } from '../../src/server/analysis/make-edition.ts'
import { anApp, payloadOf } from '../support/an-app.ts'
import { anArrival } from '../support/an-arrival.ts'
import { eachStore } from '../support/each-store.ts'
import { eventually } from '../support/eventually.ts'

const survey = 'femig-global-cso'

/** Responses of which so many gave each answer to the question about links, which everybody answers. */
const linked = (counts: Readonly<Record<string, number>>, more = {}) =>
  Object.entries(counts).flatMap(([respondent_link, count]) =>
    Array.from({ length: count }, () =>
      anArrival({ text: payloadOf({ sec_a_consent: { a_link: { respondent_link } }, ...more }).payload }),
    ),
  )

eachStore((database) => {
  it('is nowhere until somebody switches it on, and then tells nothing small in five languages', async () => {
    const { store, get, send, signedIn, clock } = await anApp({ database: await database() })
    await store.keep(
      linked({ leader: 30, staff: 12, board: 2, ally: 3 }, { sec_b_org: { org_led_by: 'women' } }),
      '2026-12-03',
    )
    expect((await get('/results/')).status).toBe(404)
    expect(await (await get('/results/')).text()).not.toContain('<table')
    const page = async (lang = 'en') => (await get(`/results/?lang=${lang}`)).text()
    const cookie = await signedIn('admin')
    const switched = await send('PUT', routes.coordinatorResults, { isOn: true }, cookie)
    expect(publicPage.parse(await switched.json()).isOn).toBe(true)
    const html = await eventually(async () => {
      const text = await page()
      expect(text).toContain('<table')
      return text
    })
    expect((await get('/results/')).status).toBe(200)
    expect(html).not.toMatch(/<script|<link[^>]*http|style=/)
    const cells = [...html.matchAll(/<td>(\d+)<\/td>/g)].map(([, count]) => Number(count))
    expect(cells).toEqual(expect.arrayContaining([30, 12]))
    expect(cells.every((count) => count >= 5)).toBe(true)
    for (const language of languages) {
      const text = await page(language)
      expect(text).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`)
      expect(text).not.toMatch(/results\.\w+\.\w+|\{\{/)
    }

    // A day later two more have come: nothing of them is told before they are ten.
    await store.keep(linked({ leader: 1, board: 1 }), '2026-12-04')
    clock.now = new Date('2026-12-04T22:30:00Z')
    await send('PUT', routes.coordinatorResults, { isOn: true }, await signedIn('admin'))
    expect((await store.results(survey)).edition).toEqual({ day: '2026-12-03', responses: 47 })
    await store.keep(linked({ leader: 9, board: 3 }), '2026-12-05')
    clock.now = new Date('2026-12-05T22:30:00Z')
    await send('PUT', routes.coordinatorResults, { isOn: true }, await signedIn('admin'))
    await eventually(async () => expect((await store.results(survey)).edition?.day).toBe('2026-12-05'))
    const [links] = (await readTables(store, survey)).filter(({ id }) => id === 'respondent_link')
    expect(links?.moments.map(({ published }) => published)).toEqual([['leader', 'staff'], ['leader']])
    expect(links?.moments.map(({ counts }) => counts['leader'])).toEqual([30, 40])

    expect((await send('PUT', routes.coordinatorResults, { isOn: false }, await signedIn('admin'))).status).toBe(200)
    expect((await get('/results/')).status).toBe(404)
    const log = (await store.auditLog(null, 50)).filter(({ action }) => action === 'results_switched')
    expect(log.at(-1)).toMatchObject({ who: 'Amina', subject: survey, details: { isOn: true } })
  })
})

it('keeps the first of two editions that are made at the same moment', async () => {
  const { store } = await anApp()
  await store.switchResults(survey, true)
  const next = { day: '2026-12-03', responses: 20, tables: '[]' }
  expect(await store.saveEdition(survey, null, next)).toBe('saved')
  expect(await store.saveEdition(survey, null, { ...next, responses: 21 })).toBe('outdated')
  expect(await store.results(survey)).toEqual({ isOn: true, edition: { day: '2026-12-03', responses: 20 } })
})
