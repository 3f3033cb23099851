import { hydrate, render } from 'preact'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { SurveyDefinition } from '../../../src/contract/definition.ts'
import { surveyId } from '../../../src/contract/routes.ts'
import { startTexts } from '../../../src/i18n/index.ts'
import type { Words } from '../../../src/i18n/reader.ts'
import { type EarlyTouch, readEarlyTouch, touchAgain, touchesOn } from '../../../src/screens/first/early-touch.ts'
import { prerenderFirstPage } from '../../../src/screens/first/prerender.tsx'
import { App } from '../../../src/screens/respond/app.tsx'
import { aRespondent, pathOf } from '../support/a-respondent.ts'

const survey: SurveyDefinition = {
  id: surveyId,
  version: '1',
  default_language: 'en',
  languages: ['en'],
  settings: { target: 10, baseline: { count: 0, source: 'none' }, parts: ['answers'] },
  choices: { towns: [{ name: 'rabat' }, { name: 'quito' }] },
  survey: [
    {
      type: 'group',
      name: 'only_page',
      appearance: 'field-list',
      children: [
        { type: 'select_one', name: 'town', list: 'towns' },
        { type: 'select_multiple', name: 'towns', list: 'towns' },
        { type: 'text', name: 'story', appearance: 'multiline' },
        { type: 'text', name: 'word' },
        { type: 'integer', name: 'people' },
        { type: 'date', name: 'day' },
        { type: 'note', name: 'thanks' },
      ],
    },
  ],
}

// As the phone reads it: its texts by key.
const { default: english } = (await import('../../../locales/en/app.json')) as unknown as { default: Words }
const { default: ofQuestions } = (await import('../../../locales/en/questions.json')) as unknown as { default: Words }
const page = prerenderFirstPage(survey, 'en', { app: english, [surveyId]: {}, questions: ofQuestions })
let root: HTMLElement

beforeEach(async () => {
  await startTexts('en', ['app', surveyId, 'questions'])
  root = document.createElement('div')
  root.innerHTML = page.html
  document.body.append(root)
})
afterEach(() => {
  render(null, root)
  root.remove()
})

const field = (id: string) => document.getElementById(`q-only_page-${id}`) as HTMLInputElement // drawn above

function touchEverything(): void {
  field('town-quito').click()
  field('towns-rabat').click()
  field('towns-quito').click()
  field('story').value = 'Two\nlines'
  field('word').value = 'ñandú'
  field('people').value = '١٢'
  field('day-day').value = '18'
  field('day-month').value = '03'
  field('day-year').value = '2025'
}

const answers = {
  town: 'quito',
  towns: 'rabat quito',
  story: 'Two\nlines',
  word: 'ñandú',
  people: '12',
  day: '2025-03-18',
}

async function takeOver(): Promise<Record<string, string | undefined>> {
  const respond = aRespondent({ survey })
  const early: EarlyTouch = readEarlyTouch(root)
  hydrate(<App respond={respond} />, root)
  await early.replay()
  return Object.fromEntries(
    Object.keys(answers).map((name) => [name, respond.session().node(pathOf(respond, name))?.value]),
  )
}

it('draws every control of a first page that asks for more than a tick', () => {
  expect(page).toMatchObject({ needsLaterScreens: true, needsRareQuestions: true })
  expect(root.querySelectorAll('main :is(input, textarea, select)').length).toBe(2 + 2 + 1 + 1 + 1 + 3)
  expect(root.textContent).not.toContain(english['app.loading.status'])
})

it('hands over what was ticked, chosen and typed before the app was there', async () => {
  touchEverything()
  expect(await takeOver()).toEqual(answers)
})

it('makes nothing up where nothing was touched', async () => {
  expect(await takeOver()).toEqual({ town: '', towns: '', story: '', word: '', people: '', day: '' })
})

it('keeps everything when the page is fetched again in another language', async () => {
  touchEverything()
  const touches = touchesOn(root)
  root.innerHTML = page.html
  expect(touchesOn(root)).toEqual([])
  touchAgain(root, JSON.parse(JSON.stringify(touches)))
  expect(await takeOver()).toEqual(answers)
})
