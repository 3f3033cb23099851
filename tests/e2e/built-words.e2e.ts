import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import { newestDefinition } from '../../scripts/newest-definition.ts'
import { readWords } from '../../scripts/vite-words.ts'
import { languages, surveyId } from '../../src/contract/routes.ts'
import type { Texts } from '../../src/i18n/fetch-texts.ts'

/** What the phone reads them with: their keys, which the five languages share. */
type Keys = { readonly wordsOf: (name: string, texts: Texts, choices: unknown) => Readonly<Record<string, string>> }

const built = (pattern: string): string => {
  const files = globSync(join('dist/assets', pattern))
  const [file] = files
  if (!file || files.length > 1) throw new Error(`The build has ${files.length} files like ${pattern}, not one`)
  return resolve(file)
}

for (const language of languages) {
  test(`every word of the app and the survey in ${language} lies under its own key on the phone`, async () => {
    const texts = JSON.parse(readFileSync(built(`words-${language}-*.json`), 'utf8')) as Texts // as the build writes it
    const keys = (await import(pathToFileURL(built('_virtual_respondents-keys-*.js')).href)) as Keys
    const { choices } = newestDefinition().definition
    for (const name of ['app', surveyId])
      expect(keys.wordsOf(name, texts, choices)).toEqual(readWords(join('locales', language, `${name}.json`)))
  })
}
