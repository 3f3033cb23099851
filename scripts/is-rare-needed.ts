import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SurveyDefinition } from '../src/contract/definition.ts'
import { compileForm } from '../src/engine/compile-form.ts'
import { asksForMore } from '../src/engine/open-form.ts'
import { commonVocabulary } from '../src/engine/vocabulary.ts'

/** True where a survey of this app uses functions or types that phones do not begin with: then they keep those as well. */
export function isRareNeeded(folder: string): boolean {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /[\\/].+\.json$/.test(file))
  return files.some((file) => {
    // `npm run check` looks at every definition.
    const definition = JSON.parse(readFileSync(join(folder, file), 'utf8')) as SurveyDefinition
    return asksForMore(compileForm(definition, commonVocabulary))
  })
}
