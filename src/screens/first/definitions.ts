import type { SurveyDefinition } from '../../contract/definition.ts'

// The worker keeps every version on the device: a draft is finished with the version that it was begun with.
const files = import.meta.glob<SurveyDefinition>('../../../survey-definitions/*/*.json', { import: 'default' })

const versionsOf = (surveyId: string): string[] =>
  Object.keys(files)
    .filter((path) => path.includes(`/${surveyId}/`))
    .sort()

/**
 * Every part into which any version of the survey has been split: whoever withdraws may have answered an older one.
 * @throws TypeError when the network is gone before the definitions are here
 */
export async function everyPart(surveyId: string): Promise<readonly string[]> {
  const definitions = await Promise.all(versionsOf(surveyId).map((path) => files[path]?.()))
  return [...new Set(definitions.flatMap((definition) => definition?.settings.parts ?? []))]
}

/**
 * A published definition, checked when the app was built.
 * @param version the newest where absent
 * @returns null when this app has no such version
 */
export async function loadDefinition(surveyId: string, version?: string): Promise<SurveyDefinition | null> {
  const paths = versionsOf(surveyId)
  const path = version === undefined ? paths.at(-1) : paths.find((candidate) => candidate.endsWith(`/${version}.json`))
  const load = path === undefined ? undefined : files[path]
  return load ? load() : null
}

/** The form that a draft was begun with, also where this app has it no more; null where it is not on this device either. */
export const loadFormOf = async (surveyId: string, version: string): Promise<SurveyDefinition | null> =>
  (await loadDefinition(surveyId, version)) ?? (await import('./kept-form.ts')).keptForm(surveyId, version)
