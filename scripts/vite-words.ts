import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { normalizePath, type Plugin } from 'vite'
import { languages, surveyId } from '../src/contract/routes.ts'
import { previewWords } from './preview-survey.ts'
import { pseudoWords } from './pseudo-words.ts'

const keysPrefix = 'virtual:word-keys/'
const respondents = 'virtual:respondents-words'
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

/** Each key without what it has in common with the one before, for which there are as many dots: `a.b.c a.b.d` -> `a.b.c ..d`. */
function coded(keys: readonly string[]): string {
  let before: readonly string[] = []
  const lines = keys.map((key) => {
    const parts = key.split('.')
    const same = parts.findIndex((part, index) => part !== before[index])
    before = parts
    return '.'.repeat(same) + parts.slice(same).join('.')
  })
  return lines.join(' ')
}

/** As the phone reads them: keys are decoded once for all languages. */
const decoder = (keys: readonly string[]): string => `let before = []
const keys = ${JSON.stringify(coded(keys))}.split(' ').map((line) => {
  const own = line.replace(/^\\.+/, '')
  before = [...before.slice(0, line.length - own.length), ...own.split('.')]
  return before.join('.')
})
export const withKeys = (texts) => Object.fromEntries(texts.split('\\n').flatMap((text, i) => (text ? [[keys[i], text]] : [])))`

const imported = (tag: string, name: string): string =>
  JSON.stringify(normalizePath(resolve('locales', tag, `${name}.json`)))

/** What every respondent reads in one language. */
const respondentsWords = (tag: string): string =>
  [
    `import app from ${imported(tag, 'app')}`,
    `import survey from ${imported(tag, surveyId)}`,
    `export default { app, '${surveyId}': survey }`,
  ].join('\n')

/** By language, each to be fetched when it is spoken. */
const respondentsFiles = (): string =>
  `export default { ${languages.map((tag) => `${tag}: () => import('${respondents}/${tag}')`).join(', ')} }`

/**
 * Locale files as lists of texts, their keys apart and only once: five languages have the same ones, and without them
 * what a phone keeps of the words is a quarter smaller. Those that every respondent needs come as one file of each
 * language: two that are much alike weigh less as one.
 */
export function words(): Plugin {
  return {
    name: 'words',
    resolveId: (id) => (id.startsWith(keysPrefix) || id.startsWith(respondents) ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${respondents}`) return respondentsFiles()
      if (id.startsWith(`\0${respondents}/`)) return respondentsWords(basename(id))
      return id.startsWith(`\0${keysPrefix}`) ? decoder(keysOf(id.slice(keysPrefix.length + 1))) : undefined
    },
    // After Vite's own plugin has made a module of the JSON: it would not take anything else.
    transform(_, id) {
      if (!isWords.test(id)) return undefined
      const namespace = basename(id, '.json')
      const known = readWords(id)
      // While developing, Vite lets no file called .json import another one.
      if (this.environment.mode === 'dev') return { code: `export default ${JSON.stringify(known)}`, map: null }
      const texts = keysOf(namespace).map((key) => known[key] ?? '')
      const broken = texts.find((text) => text.includes('\n'))
      if (broken) this.error(`A text may not break its line, and this one does: ${broken}`)
      const lines = JSON.stringify(texts.join('\n'))
      return {
        code: `import { withKeys } from '${keysPrefix}${namespace}'\nexport default withKeys(${lines})`,
        map: null,
      }
    },
  }
}
