import type { Language } from '../contract/routes.ts'
import { writeNumber } from './write-number.ts'

export type TextValues = Readonly<Record<string, string | number>>

/** The texts of one locale file by key: `done.share.label`. */
export type Words = Readonly<Record<string, string>>

/** Keeps the words of several languages and says one of them with its values filled in. */
export type Reader = {
  readonly add: (tag: Language, namespace: string, words: Words) => void
  /** `count` among the values chooses the plural form. @returns undefined where there is no such text */
  readonly say: (tag: Language, namespace: string, key: string, values: TextValues) => string | undefined
}

/** Digits and separators need no isolation; names, codes and addresses do, in either direction. */
export const isolate = (value: string): string => (/^[\d\s.,%]*$/.test(value) ? value : `\u2068${value}\u2069`)

const rules = new Map<Language, Intl.PluralRules>()

/** A browser without Albanian would count as people do where it was bought; English has the same two forms. */
function pluralForm(tag: Language, count: number): string {
  const known = rules.get(tag) ?? new Intl.PluralRules(Intl.PluralRules.supportedLocalesOf(tag)[0] ?? 'en')
  rules.set(tag, known)
  return known.select(count)
}

/**
 * Reads i18next's files as far as ours go: `{{name}}`, `{{name, number}}` and plural suffixes. The phone's whole start
 * weighs three times what i18next does, so that pages of the survey bring this instead; the desk has i18next itself,
 * and a test holds the two against each other.
 * @source https://www.i18next.com/misc/json-format (v4)
 */
export function createReader(): Reader {
  const files = new Map<string, Words>()
  const fill = (tag: Language, text: string, values: TextValues): string =>
    text.replace(/{{(\w+)(, number)?}}/g, (whole, name: string, asNumber?: string) => {
      const value = values[name]
      if (value === undefined) return whole
      return isolate(asNumber ? writeNumber(tag, Number(value)) : String(value))
    })
  return {
    add(tag, namespace, words) {
      const file = `${tag}/${namespace}`
      // Without a prototype it is a plain table to the browser, which would else note how it came to each key after another.
      files.set(file, Object.assign(files.get(file) ?? (Object.create(null) as Words), words))
    },
    say(tag, namespace, key, values) {
      const words = files.get(`${tag}/${namespace}`) ?? {}
      const { count } = values
      const form = typeof count === 'number' ? pluralForm(tag, count) : ''
      const text = (form && words[`${key}_${form}`]) || words[key]
      return text === undefined ? undefined : fill(tag, text, values)
    },
  }
}
