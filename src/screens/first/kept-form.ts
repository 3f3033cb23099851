import type { SurveyDefinition } from '../../contract/definition.ts'
import { type Language, languages } from '../../contract/phone-routes.ts'
import { fillTexts, loadTexts, wordsIn } from '../../i18n/index.ts'
import { readSetting, settingNames, writeSetting } from '../../queue/device-settings.ts'

/** A form as it was when somebody began to answer it. */
type KeptForm = {
  readonly definition: SurveyDefinition
  readonly words: Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>>
}

const prefix = 'form/'
const nameOf = (surveyId: string, version: string): string => `${prefix}${surveyId}/${version}`

/**
 * Keeps a form that is being answered, with its words, on the device: a later version of the app may come without it while
 * its drafts are still here. Lets go of the forms that no draft needs any more.
 * @param needed survey and version of every draft, as in `femig-global-cso/2026-12-01`
 */
export async function keepForm(definition: SurveyDefinition, needed: readonly string[]): Promise<void> {
  const { id, version } = definition
  const own = nameOf(id, version)
  const names = await settingNames()
  const isNeeded = (name: string) => name === own || needed.includes(name.slice(prefix.length))
  for (const name of names) if (name.startsWith(prefix) && !isNeeded(name)) await writeSetting(name, null)
  if (await readSetting(own)) return
  const words = await Promise.all(languages.map(async (tag) => [tag, await wordsIn(tag, id)] as const))
  await writeSetting(own, { definition, words: Object.fromEntries(words) } satisfies KeptForm)
}

/** A form that this version of the app has no more, and its words in place of today's; null where nobody kept it. */
export async function keptForm(surveyId: string, version: string): Promise<SurveyDefinition | null> {
  const kept = (await readSetting(nameOf(surveyId, version))) as KeptForm | null // written above and nowhere else
  if (!kept) return null
  for (const tag of languages) {
    await loadTexts(tag, [surveyId])
    fillTexts(tag, surveyId, kept.words[tag] ?? {})
  }
  return kept.definition
}
