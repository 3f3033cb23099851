import { expect } from '@playwright/test'
import { type Remembered, SharedDevice } from '../facilitate/shared-device.ts'
import { expectedParts } from '../journeys/expected-parts.ts'
import { firstHalf, type Person, secondHalf } from '../journeys/whole-path.ts'
import { Endpoint } from '../support/endpoint.ts'
import { sharedValues, storedParts } from '../support/stored-parts.ts'
import type { Engine } from './engine.ts'
import { EngineSurvey } from './engine-survey.ts'

const person: Person = {
  language: 'es',
  name: 'Casa de las Niñas',
  words: '¿Por qué? Porque sí',
  country: 'MX',
  posts: '2,5',
}

/** Everything that is filled in on the page that is open. */
const filledIn = () =>
  [...document.querySelectorAll<HTMLInputElement>('main input, main textarea')].map((field) =>
    field.matches('[type=radio], [type=checkbox]') ? field.checked : field.value,
  )

/** In the middle of a page to the other script and back: direction and words change, answers do not. */
async function toArabicAndBack(survey: EngineSurvey): Promise<void> {
  const before = await survey.engine.ask(filledIn, undefined)
  expect(before).toContain(person.posts)
  await survey.chooseLanguage('ar')
  const arabic = new EngineSurvey(survey.engine, 'ar')
  await arabic.offers('page.continue.label')
  expect(await survey.engine.ask(() => getComputedStyle(document.body).direction, undefined)).toBe('rtl')
  expect(await survey.engine.ask(filledIn, undefined)).toEqual(before)
  await survey.chooseLanguage(person.language)
  await survey.offers('page.continue.label')
  expect(await survey.engine.ask(filledIn, undefined)).toEqual(before)
}

/**
 * A whole response: the language is changed on the way, the server is gone half-way, the page comes from the worker,
 * the response waits on the device and goes out once by itself.
 * @param open       a browser
 * @param openAgain  what the browser does without a server: starts anew, or at least loads the page again
 * @param goOn       what else to do in the browser that is there, which takes long to start
 */
export async function wholeJourney<Browser extends Engine>(
  open: () => Promise<Browser>,
  openAgain: (engine: Browser, link: string) => Promise<Browser>,
  goOn: (engine: Browser, url: string) => Promise<Browser>,
): Promise<void> {
  const endpoint = await Endpoint.start()
  let engine: Browser | null = null
  try {
    engine = await open()
    const link = `${endpoint.url}/w/mex_2025?lang=${person.language}`
    const survey = new EngineSurvey(engine, person.language, async (place) => {
      if (place.endsWith('/b_profile')) await toArabicAndBack(survey)
    })
    await engine.open(link)
    await survey.isControlledByWorker()
    await firstHalf(survey, person)
    await survey.saveForLater()

    await endpoint.kill()
    engine = await openAgain(engine, link)
    const later = new EngineSurvey(engine, person.language)
    await later.offers('draft.continue.label')
    await later.press('draft.continue.label')
    await secondHalf(later, person)
    await later.press('review.send.label')
    await expect.poll(() => later.fate(), { intervals: [20] }).toMatch(/saved|sending/)

    await endpoint.start()
    // The network is back and the browser says so: nobody touches the page, the queue drains by itself.
    await engine.ask(() => dispatchEvent(new Event('online')), undefined)
    await expect.poll(() => later.fate(), { timeout: 90_000 }).toBe('received')
    expect(await endpoint.progress()).toMatchObject({ received: 1, usable: 1 })
    expect(storedParts(endpoint.dataDir)).toEqual(expectedParts(person))
    expect(sharedValues(endpoint.dataDir)).toEqual([])
    engine = await goOn(engine, endpoint.url)
  } finally {
    await engine?.close()
    await endpoint.kill()
  }
}

/**
 * A device on which one person has answered and handed it on; none of the ways back that any browser has shows her.
 * @param remembered what the browser's own history says, where it can be read
 */
export async function forgets(
  engine: Engine,
  url: string,
  remembered: () => Promise<readonly Remembered[]>,
): Promise<SharedDevice> {
  const device = new SharedDevice(engine, url)
  await device.handOver()
  await device.answers()
  // At once and once more: where the next person comes back to the same address, its title is another one.
  device.namesOnlyTheSurvey(await remembered())
  await device.handOn()
  device.namesOnlyTheSurvey(await remembered())
  await device.isWithoutHer()
  return device
}
