import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { normalizePath, type Plugin } from 'vite'
import type { SurveyDefinition } from '../src/contract/definition.ts'
import { languages, surveyId } from '../src/contract/routes.ts'
import { newestDefinition } from './newest-definition.ts'
import { previewWords } from './preview-survey.ts'
import { pseudoWords } from './pseudo-words.ts'

const keysPrefix = 'virtual:word-keys/'
const respondentsId = 'virtual:respondents-words'
const respondentsKeysId = 'virtual:respondents-keys'
/** Read by every respondent. */
const respondentsFiles = ['app', surveyId]
/** Where the build puts the texts of these, by language. */
export const wordFiles = 'assets/words-'
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

type Choices = NonNullable<SurveyDefinition['choices']>

/** In the page as well: as it stands. */
const choiceKeys = (choices: Choices): string[] =>
  Object.entries(choices).flatMap(([list, names]) => names.map(({ name }) => `choices.${list}.${name}`))

/** The keys of a locale file: those of the survey's choices the phone reads in the questionnaire, which it has anyway. */
function keysOf(namespace: string): { readonly own: readonly string[]; readonly ofChoices: readonly string[] } {
  const files = languages.map((tag) => join('locales', tag, `${namespace}.json`)).filter((file) => existsSync(file))
  const ofChoices = namespace === surveyId ? choiceKeys(newestDefinition().definition.choices ?? {}) : []
  // Every key that any language has: plural forms differ.
  const all = new Set(files.flatMap((file) => Object.keys(readWords(file))))
  return { own: [...all].filter((key) => !ofChoices.includes(key)), ofChoices }
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

/** In the page: the keys of a list as `coded` wrote them. */
const decode = `(text) => {
  let before = []
  return text.split(' ').map((line) => {
    const own = line.replace(/^\\.+/, '')
    before = [...before.slice(0, line.length - own.length), ...own.split('.')]
    return before.join('.')
  })
}`
const match = '(texts, keys) => Object.fromEntries(texts.flatMap((text, i) => (text ? [[keys[i], text]] : [])))'

/** As the pages of one kind of reader read them: keys are decoded once for all languages. */
const decoder = (namespace: string): string => `const own = (${decode})(${JSON.stringify(coded(keysOf(namespace).own))})
const read = ${match}
export const withKeys = (texts) => read(texts.split('\\n'), own)`

/** The same of what every respondent reads, whose choices' keys are those of the questionnaire. */
const respondentsKeys = (): string => `const decode = ${decode}
const read = ${match}
const keys = {
${respondentsFiles.map((name) => `  '${name}': decode(${JSON.stringify(coded(keysOf(name).own))}),`).join('\n')}
}
const keysOfChoices = ${choiceKeys}
export const wordsOf = (name, texts, choices) =>
  name in keys ? read(texts[name], name === '${surveyId}' ? [...keys[name], ...keysOfChoices(choices)] : keys[name]) : undefined`

const asModule = (path: string): string => JSON.stringify(normalizePath(resolve(path)))
const newestChoices = (): string => `import(${asModule(newestDefinition().path)})`

/** While developing: as it stands in the locale files, whose every change Vite then sees. */
const respondentsWordsOfSources = (): string => `const files = {
${languages.flatMap((tag) => respondentsFiles.map((name) => `  '${tag}/${name}': () => import(${asModule(`locales/${tag}/${name}.json`)}),`)).join('\n')}
}
export const respondentsWords = async (tag, name) => (await files[tag + '/' + name]?.())?.default`

/** Where the texts of each language lie; the survey's are read with its questionnaire. */
const respondentsWords = (
  addresses: Readonly<Record<string, string>>,
): string => `import { fetchTexts } from ${asModule('src/i18n/fetch-texts.ts')}
const files = ${JSON.stringify(addresses)}
export const respondentsWords = async (tag, name) => {
  const [texts, { wordsOf }, survey] = await Promise.all([fetchTexts(files[tag]), import('${respondentsKeysId}'), ${newestChoices()}])
  return wordsOf(name, texts, survey.default.choices)
}`

/** The texts of a locale file, in the order of its keys. */
function textsOf(tag: string, namespace: string): readonly string[] {
  const known = readWords(join('locales', tag, `${namespace}.json`))
  const { own, ofChoices } = keysOf(namespace)
  return [...own, ...ofChoices].map((key) => known[key] ?? '')
}

/**
 * Locale files as lists of texts, their keys apart and only once: five languages have the same ones, and without them
 * what a phone keeps of the words is a quarter smaller.
 *
 * Those that every respondent needs come as data, one file for each language: two that are much alike weigh less as one,
 * and a browser lets go of data, but never of a script that it has run once, as it has of all five to keep a form.
 */
export function words(): Plugin {
  const addresses: Record<string, string> = {}
  return {
    name: 'words',
    resolveId: (id) =>
      id.startsWith(keysPrefix) || id === respondentsId || id === respondentsKeysId ? `\0${id}` : undefined,
    buildStart() {
      if (this.environment.mode === 'dev') return
      for (const tag of languages) {
        const texts = Object.fromEntries(respondentsFiles.map((name) => [name, textsOf(tag, name)]))
        const source = JSON.stringify(texts)
        const hash = createHash('sha256').update(source).digest('base64url').slice(0, 8)
        const fileName = `${wordFiles}${tag}-${hash}.json`
        addresses[tag] = `/${fileName}`
        this.emitFile({ type: 'asset', fileName, source })
      }
    },
    load(id) {
      if (id === `\0${respondentsId}`)
        return this.environment.mode === 'dev' ? respondentsWordsOfSources() : respondentsWords(addresses)
      if (id === `\0${respondentsKeysId}`) return respondentsKeys()
      return id.startsWith(`\0${keysPrefix}`) ? decoder(id.slice(keysPrefix.length + 1)) : undefined
    },
    // After Vite's own plugin has made a module of the JSON: it would not take anything else.
    transform(_, id) {
      if (!isWords.test(id)) return undefined
      const namespace = basename(id, '.json')
      // While developing, Vite lets no file called .json import another one.
      if (this.environment.mode === 'dev') return { code: `export default ${JSON.stringify(readWords(id))}`, map: null }
      const texts = textsOf(basename(dirname(id)), namespace)
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
