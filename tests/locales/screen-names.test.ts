import { expect, it } from 'vitest'
import { languages, surveyId } from '../../src/contract/routes.ts'
import { namespaceName, pageNumbers, screenName } from '../../src/dashboard/texts/screen-name.ts'
import { offerDeskWords } from '../../src/i18n/desk-words.ts'
import { startTexts } from '../../src/i18n/index.ts'
import { readCatalogue } from '../../src/interop/translations/catalogue.ts'
import { LocaleFiles } from '../../src/interop/translations/locale-files.ts'
import { textList } from '../../src/interop/translations/text-list.ts'

it('every screen on which a text stands, and every file of texts, has a name of its own', async () => {
  offerDeskWords()
  await startTexts('en', ['dashboard', surveyId])
  const catalogue = readCatalogue(new LocaleFiles('.'), languages)
  const { rows } = textList(catalogue, languages, { reviewers: [], signatures: [], suggestions: [] })
  const pages = pageNumbers(rows)
  const screens = [...new Set(rows.flatMap((row) => row.screens))]
  const names = screens.map((screen) => screenName(screen, pages))
  const files = [...new Set(rows.map(({ namespace }) => namespace))].map(namespaceName)
  // A key stands where there are no words for it.
  expect([...names, ...files].filter((name) => /^[\w-]+(\.[\w-]+)+$|^[a-z]/.test(name))).toEqual([])
  expect(new Set(names).size).toBe(screens.length)
})
