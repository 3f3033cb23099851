import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import type { SurveyDefinition } from '../../../src/contract/definition.ts'
import { languages } from '../../../src/contract/routes.ts'
import { createSession, openForm } from '../../../src/engine/index.ts'
import { FacilitatorPage } from '../pages/facilitator-page.ts'
import { SurveyPage } from '../pages/survey-page.ts'
import type { Phone } from '../support/browser.ts'
import type { Endpoint } from '../support/endpoint.ts'
import { answerInPage, handOnInPage, type QuickPerson } from '../support/in-page-person.ts'
import { storedParts } from '../support/stored-parts.ts'

const version = '2026-12-01'
const countries = [
  ['MX', 'Mexico'],
  ['NP', 'Nepal'],
  ['AL', 'Albania'],
  ['MA', 'Morocco'],
  ['CA', 'Canada'],
] as const
const sizes = ['volunteers_only', 'staff_1_5'] as const
const severities = ['critical', 'serious'] as const

/** The n-th of a day: each has words of her own, and every language is begun with and changed to. */
export function personOf(n: number): QuickPerson {
  const [country, countryName] = countries[n % countries.length] ?? countries[0]
  return {
    language: languages[n % languages.length] ?? 'en',
    changesTo: languages[(n + 1 + Math.floor(n / languages.length)) % languages.length] ?? 'en',
    countryName,
    answers: {
      age_18_plus: 'yes',
      respondent_link: 'staff',
      org_country: country,
      org_type: 'other',
      org_type_other: `words of person ${n}`,
      org_size: sizes[n % sizes.length] ?? sizes[0],
      issue_gbv: severities[Math.floor(n / 2) % severities.length] ?? severities[0],
      support_challenges: `challenges of person ${n}: ثقة, confiança`,
    },
  }
}

/** All that the store must hold of her part `answers`, as the engine makes it of what she entered. */
export function expectedAnswers({ answers, changesTo }: QuickPerson, mode: 'kiosk' | 'assisted' = 'kiosk'): unknown {
  const definition = JSON.parse(readFileSync(`survey-definitions/femig-global-cso/${version}.json`, 'utf8')) // checked by `npm run check`
  const session = createSession(openForm(definition as SurveyDefinition), {
    now: new Date(),
    timeZone: () => 'UTC',
    seed: 1,
    hidden: {
      workshop_code: 'mex_2025',
      source_channel: 'qr',
      response_mode: mode,
      form_version: version,
      ui_language: changesTo,
      duration_band: 'lt5',
      sections_reached: 'H',
    },
  })
  for (const [question, answer] of Object.entries({ consent_participate: 'OK', ...answers })) {
    const node = session.nodes().find(({ name, kind }) => name === question && kind === 'question')
    if (!node) throw new Error(`No question ${question}`)
    session.set(node.path, answer)
  }
  return session.toSubmission()['answers']
}

/** One person from the choice of her language to her receipt code. @returns what became of her response */
export const answerAs = (page: Page, person: QuickPerson): Promise<string> => page.evaluate(answerInPage, person)

/** Somebody begins, writes a few words that are saved, and goes away without a word. */
export async function leavesHalfway(page: Page, words: string): Promise<SurveyPage> {
  const survey = new SurveyPage(page, 'en')
  await page.getByRole('button', { name: 'English' }).click()
  await survey.toSavedWords(words)
  return survey
}

/** She hands the device on; the next one finds a page of her own. */
export async function handOn(page: Page): Promise<void> {
  const mark = await page.evaluate(() => {
    const id = String(performance.timeOrigin)
    return id
  })
  await page.evaluate(handOnInPage).catch((error: unknown) => {
    // The next page has come before the old one could answer that it has pressed.
    if (!String(error).includes('context was destroyed')) throw error
  })
  await page.waitForFunction(
    (before) => String(performance.timeOrigin) !== before && document.querySelector('[data-place="chooser"]'),
    mark,
  )
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
}

/** The battery is empty; switched on again, the device stands where the next person begins. @returns its new page */
export async function dieAndBegin(phone: Phone, url: string, meanwhile?: () => void): Promise<Page> {
  await phone.die()
  meanwhile?.()
  const page = await phone.switchOn()
  await page.goto(url)
  await page.locator('[data-place="chooser"]').waitFor()
  return page
}

/** In the evening, with a network again: what the ledger says, what the store holds, and what it must hold. */
export async function eveningOf(page: Page, endpoint: Endpoint, people: number) {
  await endpoint.start()
  const evening = new FacilitatorPage(page, endpoint.url)
  await evening.open('queue')
  await evening.unlock()
  const [made, received] = await evening.ledgerAtRest(people)
  const stored = (storedParts(endpoint.dataDir)['answers'] ?? []).map(asText)
  const wanted = Array.from({ length: people }, (_, n) => asText(expectedAnswers(personOf(n))))
  return { made, received, stored, wanted }
}

/** As text, so that two sets of answers can be compared without an order. */
export const asText = (answers: unknown): string => JSON.stringify(answers)
