import { expectedTexts } from './expected-texts.ts'
import type { surveyTexts } from './survey-texts.ts'
import { comparePlaceholders, placeholdersOf } from './text-placeholders.ts'
import { splitPluralKey } from './text-plurals.ts'
import { textStamp } from './text-stamp.ts'
import { flattenTexts, type TextTree } from './text-tree.ts'

/** One file of words per language: an i18next namespace. */
export interface Namespace {
  readonly name: string
  readonly english: TextTree
  /** Only of a survey's words: what its definitions need and know. */
  readonly survey?: ReturnType<typeof surveyTexts>
}

export interface TextFinding {
  /** `stale`: the English changed after it was translated. The others keep the language from being complete. */
  readonly kind: 'missing' | 'extra' | 'placeholder' | 'stale'
  readonly file: string
  readonly key: string
  readonly message: string
}

export interface LanguageCoverage {
  readonly language: string
  readonly needed: number
  readonly present: number
  readonly findings: readonly TextFinding[]
}

/**
 * Holds one language's words against what the definitions and the English words ask for.
 * @param texts   the language's files, by namespace; an absent file is one finding, not one per key
 * @param stamps  `namespace:key` -> `textStamp` of the English at the time of translation
 */
export function textCoverage(
  language: string,
  namespaces: readonly Namespace[],
  texts: ReadonlyMap<string, TextTree>,
  stamps: Readonly<Record<string, string>> = {},
): LanguageCoverage {
  const findings: TextFinding[] = []
  let needed = 0
  let present = 0
  for (const namespace of namespaces) {
    const file = `locales/${language}/${namespace.name}.json`
    const find = (kind: TextFinding['kind'], key: string, what: string) =>
      findings.push({ kind, file, key, message: `${file}: ${key} ${what}` })
    const expected = expectedTexts(namespace.english, language, namespace.survey === undefined)
    const keys = new Set(expected.map(({ key }) => key))
    const unworded = [...(namespace.survey?.needed ?? [])].filter((key) => !keys.has(key))
    needed += expected.length + unworded.length
    const tree = texts.get(namespace.name)
    if (!tree) {
      const message = `${file}: the file is missing, and with it ${expected.length} texts`
      findings.push({ kind: 'missing', file, key: '', message })
      continue
    }
    const given = flattenTexts(tree)

    for (const { key, english, mayOmitCount } of expected) {
      const text = given.get(key)?.trim()
      if (!text) {
        find('missing', key, `is missing; English: ${JSON.stringify(english)}`)
        continue
      }
      present += 1
      const { lost, unknown } = comparePlaceholders(english, text, mayOmitCount)
      if (lost.length > 0) find('placeholder', key, `lacks ${lost.join(' ')}`)
      if (unknown.length > 0) find('placeholder', key, `has ${unknown.join(' ')}, which the English does not have`)
      for (const name of placeholdersOf(text))
        if (namespace.survey && name.startsWith('$') && !namespace.survey.answers.has(name))
          find('placeholder', key, `has ${name}, but no survey definition has such a question`)
      const stamp = stamps[`${namespace.name}:${key}`]
      if (stamp && stamp !== textStamp(english))
        find('stale', key, `was translated from an older English; now: ${JSON.stringify(english)}`)
    }
    for (const key of unworded) find('missing', key, 'is missing, also in English; a survey definition needs it')
    for (const key of given.keys()) {
      if (!keys.has(key) && !isZero(key, keys)) find('extra', key, 'is in no English file of this name')
      else if (namespace.survey && !namespace.survey.known.has(key))
        find('extra', key, 'belongs to nothing in the survey definitions')
    }
  }
  return { language, needed, present, findings }
}

// i18next reads `_zero` before the language's own category for 0, so any language may have it.
const isZero = (key: string, keys: ReadonlySet<string>) => {
  const plural = splitPluralKey(key)
  return plural?.category === 'zero' && keys.has(`${plural.base}_other`)
}
