import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { pseudoWords } from '../../../scripts/pseudo-words.ts'
import { readWords } from '../../../scripts/vite-words.ts'
import { languages } from '../../../src/contract/routes.ts'

const visible = (text: string): string =>
  text
    .replace(/[\u2066-\u2069\u202f\u00a0]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** Every word of a language that a respondent or a facilitator may see, by key. */
function wordsIn(language: string): Record<string, string> {
  if (language === 'pseudo') return pseudoWords(wordsIn('en'))
  const files = readdirSync(`locales/${language}`).filter((name) => /^(app|facilitator|femig-[\w-]+)\.json$/.test(name))
  return Object.assign({}, ...files.map((name) => readWords(`locales/${language}/${basename(name)}`)))
}

/** A text without letters to tell by, or with a place for something else, says nothing about its language. */
const canTell = (text: string): boolean => text.length > 3 && !text.includes('{{') && /\p{L}{3}/u.test(text)

/**
 * What stands on a screen and should not: names of texts where the texts should be, places that nobody filled,
 * and words of another language.
 * @param texts as `judgeScreen` found them
 */
export function leftoverWords(language: string): (texts: readonly string[]) => string[] {
  const own = new Set(Object.values(wordsIn(language)).map(visible))
  const foreign = new Map<string, string>()
  const keys = new Set<string>()
  for (const other of languages) {
    for (const [key, text] of Object.entries(wordsIn(other))) {
      keys.add(key)
      if (other !== language && canTell(text) && !own.has(visible(text))) foreign.set(visible(text), other)
    }
  }
  return (texts) =>
    texts.flatMap((text) => {
      const key =
        text.match(/[\w-]+(\.[\w-]+)+/g)?.find((name) => keys.has(name)) ?? text.match(/\b[a-z]+_[a-z_\d]+\b/)?.[0]
      const other = foreign.get(visible(text))
      if (key) return [`the name of a text: ${key}`]
      if (text.includes('{{') || /\bundefined\b|\bNaN\b/.test(text)) return [`nothing filled in: ${text}`]
      return other ? [`in ${other}: ${text}`] : []
    })
}
