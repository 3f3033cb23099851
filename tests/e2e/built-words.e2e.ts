import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import { newestDefinition } from '../../scripts/newest-definition.ts'
import { readWords } from '../../scripts/vite-words.ts'
import { languages, surveyId } from '../../src/contract/routes.ts'

type Words = Readonly<Record<string, string>>
type Built = { readonly [name: string]: Words | ((choices: unknown) => Words) }

/** As the phone gets them: without their keys, which are made of what it has besides. */
async function builtWords(language: string): Promise<Built> {
  const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8')) as Record<string, { file: string }> // Vite's own format
  const entry = Object.keys(manifest).find((key) => key.endsWith(`virtual:respondents-words/${language}`)) ?? ''
  const file = pathToFileURL(resolve('dist', manifest[entry]?.file ?? ''))
  return ((await import(file.href)) as { default: Built }).default // what scripts/vite-words.ts writes
}

for (const language of languages) {
  test(`every word of the app and the survey in ${language} lies under its own key on the phone`, async () => {
    const built = await builtWords(language)
    const read = (name: string) => {
      const words = built[name]
      return typeof words === 'function' ? words(newestDefinition().definition.choices) : words
    }
    for (const name of ['app', surveyId])
      expect(read(name)).toEqual(readWords(join('locales', language, `${name}.json`)))
  })
}
