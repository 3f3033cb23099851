import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SurveyDefinition } from '../src/contract/definition.ts'
import { compileForm } from '../src/engine/compile-form.ts'
import { asksForMore } from '../src/engine/open-form.ts'
import { commonVocabulary } from '../src/engine/vocabulary.ts'
import { atOnce } from '../src/engine/work.ts'
import { hasRare } from '../src/screens/questions/is-rare.ts'

export type RareNeeds = {
  /** Functions or types of the engine that phones do not begin with. */
  readonly vocabulary: boolean
  /** Controls of questions that few surveys have, with their words. */
  readonly questions: boolean
}

/** What the surveys of this app use that most do without: phones then keep that as well. */
export function rareNeeds(folder: string): RareNeeds {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /[\\/].+\.json$/.test(file))
  // `npm run check` looks at every definition.
  const all = files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as SurveyDefinition)
  return {
    vocabulary: all.some((definition) => asksForMore(atOnce(compileForm(definition, commonVocabulary)))),
    questions: all.some(hasRare),
  }
}

/** Sources that no phone of these surveys ever asks for while it is offline. */
export const rareSources = ({ vocabulary, questions }: RareNeeds): readonly RegExp[] => [
  ...(vocabulary ? [] : [/\/whole-vocabulary\.ts$/]),
  ...(questions
    ? []
    : [/\/(rare-control\.tsx|name-files\.ts|draft-files\.ts|send-files\.ts)$/, /^locales\/\w+\/questions\.json$/]),
]
