import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Plugin } from 'vite'
import { languages } from '../src/contract/routes.ts'
import { previewWords } from './preview-survey.ts'
import { pseudoWords } from './pseudo-words.ts'

const prefix = 'virtual:word-keys/'
const isWords = /\/locales\/\w+\/(?!review|sources)[\w-]+\.json$/

type Tree = { readonly [key: string]: string | Tree }

/** `{"done": {"share": {"label": "…"}}}` -> `{"done.share.label": "…"}` */
export function flatWords(tree: Tree, above = ''): Record<string, string> {
  const pairs = Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[above + key, value]] : Object.entries(flatWords(value, `${above}${key}.`)),
  )
  return Object.fromEntries(pairs)
}

/** Whether English stands in for a language with longer words: `npm run dev -- --pseudo`. */
const isPseudo = process.env['VITE_PSEUDO'] === '1'

/** One locale file as the phone reads it: its texts by key. */
export function readWords(file: string): Record<string, string> {
  // `npm run check` has seen that a locale file holds nothing but texts and groups of texts.
  const known = previewWords(file) ?? flatWords(JSON.parse(readFileSync(file, 'utf8')) as Tree)
  return isPseudo && basename(dirname(file)) === 'en' ? pseudoWords(known) : known
}

/** Every key that any language has: plural forms differ. */
const keysOf = (namespace: string): string[] => {
  const files = languages.map((tag) => join('locales', tag, `${namespace}.json`)).filter((file) => existsSync(file))
  return [...new Set(files.flatMap((file) => Object.keys(readWords(file))))]
}

/**
 * Locale files as lists of texts, their keys apart and only once: five languages have the same ones, and without them
 * what a phone keeps of the words is a quarter smaller.
 */
export function words(): Plugin {
  return {
    name: 'words',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined
      const keys = keysOf(id.slice(prefix.length + 1))
      return [
        `const keys = ${JSON.stringify(keys.join(' '))}.split(' ')`,
        'export const withKeys = (texts) => Object.fromEntries(keys.flatMap((key, i) => (texts[i] ? [[key, texts[i]]] : [])))',
      ].join('\n')
    },
    // After Vite's own plugin has made a module of the JSON: it would not take anything else.
    transform(_, id) {
      if (!isWords.test(id)) return undefined
      const namespace = basename(id, '.json')
      const known = readWords(id)
      // While developing, Vite lets no file called .json import another one.
      if (this.environment.mode === 'dev') return { code: `export default ${JSON.stringify(known)}`, map: null }
      const texts = keysOf(namespace).map((key) => known[key] ?? 0)
      const code = `import { withKeys } from '${prefix}${namespace}'\nexport default withKeys(${JSON.stringify(texts)})`
      return { code, map: null }
    },
  }
}
