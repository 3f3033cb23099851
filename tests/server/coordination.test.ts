import { expect, it } from 'vitest'
import { coordinatorCounts } from '../../src/contract/counts.ts'
import { translationList } from '../../src/contract/review.ts'
import { routes } from '../../src/contract/routes.ts'
import { surveyInfo } from '../../src/contract/survey-info.ts'
import { type Workshop, workshopList } from '../../src/contract/workshop.ts'
import { aValidEnvelope } from '../support/a-valid-envelope.ts'
import { anApp } from '../support/an-app.ts'

const details = {
  contactEmail: 'team@example.org',
  ethicsReference: 'REB 2026-12',
  privacyUrl: 'https://example.org/privacy',
  withdrawalDeadline: '2027-01-31',
}
const aWorkshop: Workshop = {
  code: 'tia_2027',
  place: 'Tirana',
  country: 'AL',
  dateAsPrinted: null,
  dateStart: '2027-01-15',
  dateEnd: '2027-01-15',
  attendance: null,
  status: 'in_preparation',
  note: '',
}

it.each(['coordinatorCounts', 'coordinatorProject', 'coordinatorTranslations', 'coordinatorWorkshops'] as const)(
  'shows %s to nobody who is not signed in',
  async (route) => {
    const { get, send } = await anApp()
    expect((await get(routes[route])).status).toBe(401)
    expect((await get(routes[route], { Cookie: `__Host-femig=${'x'.repeat(43)}` })).status).toBe(401)
    expect((await send('PUT', '/api/v1/coordinator/workshops/can_tbc', aWorkshop)).status).toBe(401)
  },
)

it('counts what has come in', async () => {
  const { submit, get, signedIn } = await anApp()
  await submit(aValidEnvelope({ workshop: 'rba_tbc', language: 'ar' }), aValidEnvelope({ part: 'mapping' }))
  const cookie = await signedIn()
  const counts: unknown = await (await get(routes.coordinatorCounts, cookie)).json()
  expect(coordinatorCounts.parse(counts)).toEqual(counts)
  expect(counts).toMatchObject({
    byLanguage: [{ key: 'ar' }],
    byWorkshop: [{ key: 'rba_tbc' }],
    progress: { received: 1, baseline: 184, target: 1000 },
  })
  expect((await get(`${routes.coordinatorCounts}?survey=none`, cookie)).status).toBe(404)
})

it('runs as a trial until the details of the project are there', async () => {
  const { get, send, signedIn } = await anApp()
  const info = async () => surveyInfo.parse(await (await get('/api/v1/surveys/femig-global-cso')).json())
  expect(await info()).toMatchObject({
    trial: true,
    state: 'open',
    languages: ['en', 'es', 'fr', 'sq', 'ar'],
    versions: ['2026-12-01'],
  })
  expect((await send('PUT', routes.coordinatorProject, details, await signedIn())).status).toBe(200)
  expect(await info()).toMatchObject({ trial: false, project: details })
})

it.each([
  [{ contactEmail: 'nobody' }, '/contactEmail'],
  [{ privacyUrl: 'javascript:alert(1)' }, '/privacyUrl'],
  [{ withdrawalDeadline: 'soon' }, '/withdrawalDeadline'],
])('refuses details that the app could not make a link or a date of: %o', async (change, pointer) => {
  const { send, signedIn } = await anApp()
  const response = await send('PUT', routes.coordinatorProject, { ...details, ...change }, await signedIn())
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ code: 'malformed_request', errors: [{ pointer }] })
})

it('creates, changes and deletes a workshop', async () => {
  const { get, send, signedIn } = await anApp()
  const cookie = await signedIn()
  const address = '/api/v1/coordinator/workshops/tia_2027'
  expect((await send('POST', routes.coordinatorWorkshops, aWorkshop, cookie)).status).toBe(201)
  expect((await send('POST', routes.coordinatorWorkshops, aWorkshop, cookie)).status).toBe(409)
  expect((await send('PUT', address, { ...aWorkshop, attendance: 31 }, cookie)).status).toBe(200)
  expect((await send('PUT', address, { ...aWorkshop, code: 'other' }, cookie)).status).toBe(400)
  const { workshops } = workshopList.parse(await (await get(routes.coordinatorWorkshops, cookie)).json())
  expect(workshops).toHaveLength(11)
  expect(workshops.find(({ code }) => code === 'tia_2027')?.attendance).toBe(31)
  expect((await send('DELETE', address, undefined, cookie)).status).toBe(204)
  expect((await send('DELETE', address, undefined, cookie)).status).toBe(404)
})

it('keeps a workshop that a submission names', async () => {
  const { submit, send, signedIn } = await anApp()
  await submit(aValidEnvelope({ workshop: 'can_tbc' }))
  const response = await send('DELETE', '/api/v1/coordinator/workshops/can_tbc', undefined, await signedIn())
  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([409, 'workshop_in_use'])
})

it('says who has read the words of each language', async () => {
  const translations = [
    { language: 'sq', state: 'unreviewed' as const, reviewers: [], doubts: [{ key: 'a', note: 'b' }] },
  ]
  const { get, signedIn } = await anApp({ config: { translations } })
  expect(translationList.parse(await (await get(routes.coordinatorTranslations, await signedIn())).json())).toEqual({
    translations,
  })
})
