import type { SurveyDefinition, SurveyNode } from '../contract/definition.ts'
import type { Finding } from '../engine/index.ts'
import { surveyTexts } from './survey-texts.ts'
import { textStamp } from './text-stamp.ts'
import type { Words } from './xlsform/words.ts'

/**
 * What an author should know of a survey's words: those that are missing, those that nothing asks for, and translations
 * whose English has changed since. Nothing where the survey has no words at all.
 * @param versions every version of the survey, the one in question first
 * @param stamps   which English each translation was made from, by language and key
 */
export function lintTexts(
  versions: readonly SurveyDefinition[],
  words: Words,
  stamps: ReadonlyMap<string, ReadonlyMap<string, string>>,
): Finding[] {
  const [definition] = versions
  if (!definition || words.size === 0) return []
  const { known } = surveyTexts(versions)
  const { needed } = surveyTexts([definition])
  const places = placesOf(definition)
  const source = words.get(definition.default_language) ?? new Map<string, string>()
  const labels = [...needed].filter((key) => key.endsWith('.label') || key.startsWith('choices.') || key === 'title')
  return definition.languages.flatMap((language) => {
    const file = `locales/${language}/${definition.id}.json`
    const texts = words.get(language) ?? new Map<string, string>()
    const about = (code: string, key: string, sentence: string): Finding => ({
      severity: 'warning',
      code,
      message: `${file}: ${key} ${sentence}`,
      at: { column: columnOf(key), ...places.get(ownerOf(key)) },
    })
    // What only a mute picture or a sound says needs no words.
    const wanted = new Set([
      ...labels.filter((key) => !isShown(key, texts)),
      ...[...source.keys()].filter((key) => known.has(key)),
    ])
    const missing = [...wanted]
      .filter((key) => !texts.get(key)?.trim())
      .map((key) =>
        key.startsWith('choices.')
          ? about('choice-without-label', key, 'is missing, so people see the name of the choice. Add its label.')
          : about(
              'missing-text',
              key,
              source.has(key)
                ? `is missing. In ${definition.default_language} it says ${JSON.stringify(source.get(key))}.`
                : 'is missing. Add it.',
            ),
      )
    const unused = [...texts.keys()]
      .filter((key) => !known.has(key))
      .map((key) => about('unused-text', key, 'belongs to nothing in the survey. Take it out, or correct the name.'))
    const stale = [...(stamps.get(language) ?? [])]
      .filter(([key, stamp]) => source.has(key) && texts.has(key) && stamp !== textStamp(source.get(key) ?? ''))
      .map(([key]) =>
        about(
          'stale-text',
          key,
          `was translated from an older text; now: ${JSON.stringify(source.get(key))}. Read it again, then stamp it.`,
        ),
      )
    return [...missing, ...unused, ...stale]
  })
}

function isShown(key: string, texts: ReadonlyMap<string, string>): boolean {
  const owner = ownerOf(key)
  return (
    key.endsWith('.label') && ['image', 'big-image', 'audio', 'video'].some((column) => texts.has(`${owner}.${column}`))
  )
}

/** `services.label` -> services; `choices.services.legal` stays whole. */
const ownerOf = (key: string): string =>
  key.startsWith('choices.') ? key : key.slice(0, Math.max(0, key.lastIndexOf('.')))
const columnOf = (key: string): string => (key.startsWith('choices.') ? 'label' : key.slice(key.lastIndexOf('.') + 1))

/** Where in the definition the owner of a text stands. */
function placesOf(
  definition: SurveyDefinition,
): ReadonlyMap<string, { readonly question?: string; readonly pointer: string }> {
  const places = new Map<string, { question?: string; pointer: string }>()
  const visit = (nodes: readonly SurveyNode[], above: string): void =>
    nodes.forEach((node, index) => {
      const pointer = `${above}/${index}`
      places.set(node.words ?? node.name, { question: node.name, pointer })
      if (node.type === 'group' || node.type === 'repeat') visit(node.children, `${pointer}/children`)
    })
  visit(definition.survey, '/survey')
  for (const [list, choices] of Object.entries(definition.choices)) {
    choices.forEach(({ name, words }, index) => {
      places.set(`choices.${list}.${words ?? name}`, { pointer: `/choices/${list}/${index}` })
    })
  }
  return places
}
