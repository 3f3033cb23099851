import { beforeEach, expect, it } from 'vitest'
import { surveyId } from '../../../src/contract/routes.ts'
import { startTexts, textOf } from '../../../src/i18n/index.ts'
import { readSetting, settingNames, writeSetting } from '../../../src/queue/device-settings.ts'
import { loadDefinition, loadFormOf } from '../../../src/screens/first/definitions.ts'
import { keepForm } from '../../../src/screens/first/kept-form.ts'
import { aDevice, aDraft } from '../../support/a-queue.ts'

/** The form as an earlier version of the app had it, which this one does not bring. */
async function anOldForm(version: string) {
  const definition = await loadDefinition(surveyId)
  if (!definition) throw new Error('this app has no form')
  return { ...definition, version }
}

beforeEach(async () => {
  for (const name of await settingNames()) if (name.startsWith('form/')) await writeSetting(name, null)
})

it('the form of a draft is there, with its words, when two later versions of the app have come without it', async () => {
  const { queue } = aDevice()
  await startTexts('en', [surveyId])
  expect(await loadFormOf(surveyId, '2024-01-01')).toBeNull()
  for (const formVersion of ['2024-01-01', '2024-06-01']) {
    await queue.saveDraft(aDraft({ formVersion }))
    await keepForm(await anOldForm(formVersion), await queue.formsOfDrafts())
  }
  const old = await loadFormOf(surveyId, '2024-01-01')
  expect(old).toEqual(await anOldForm('2024-01-01'))
  expect(textOf(surveyId, 'org_type.label')).toBeTruthy()
})

it('is asked in its own words, also where today’s are others or none', async () => {
  await startTexts('en', [surveyId])
  const definition = await anOldForm('2024-01-01')
  await keepForm(definition, [])
  const name = `form/${surveyId}/2024-01-01`
  const { words } = (await readSetting(name)) as { words: { en: Record<string, string> } } // as it has just been kept
  expect(words.en['org_type.label']).toBe(textOf(surveyId, 'org_type.label'))
  const then = { 'org_type.label': 'What were you?', 'gone.label': 'A question of then' }
  await writeSetting(name, { definition, words: { ...words, en: { ...words.en, ...then } } })
  await loadFormOf(surveyId, '2024-01-01')
  expect(textOf(surveyId, 'org_type.label')).toBe('What were you?')
  expect(textOf(surveyId, 'gone.label')).toBe('A question of then')
})

it('a form that no draft needs any more goes with the next that is kept', async () => {
  const { queue } = aDevice()
  const draft = aDraft({ formVersion: '2024-01-01' })
  await queue.saveDraft(draft)
  await keepForm(await anOldForm('2024-01-01'), await queue.formsOfDrafts())
  await queue.discardDraft(draft.draftId)
  await keepForm(await anOldForm('2024-06-01'), await queue.formsOfDrafts())
  expect(await loadFormOf(surveyId, '2024-01-01')).toBeNull()
  expect(await loadFormOf(surveyId, '2024-06-01')).not.toBeNull()
})
