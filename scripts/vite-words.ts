import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { normalizePath, type Plugin } from 'vite'
import type { SurveyDefinition } from '../src/contract/definition.ts'
import { languages, surveyId } from '../src/contract/routes.ts'
import { newestDefinition } from './newest-definition.ts'
import { previewWords } from './preview-survey.ts'
import { pseudoWords } from './pseudo-words.ts'

const keysPrefix = 'virtual:word-keys/'
const respondents = 'virtual:respondents-words'
/** Read by every respondent, and not before they are asked for. */
const isRespondents = (namespace: string): boolean => namespace === 'app' || namespace === surveyId
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

/**
 * As the phone reads them: keys are decoded once for all languages, and texts not before they are asked for, as those of
 * the other languages are only fetched to be kept.
 */
const decoder = ({ own, ofChoices }: ReturnType<typeof keysOf>): string => `let before = []
const own = ${JSON.stringify(coded(own))}.split(' ').map((line) => {
  const own = line.replace(/^\\.+/, '')
  before = [...before.slice(0, line.length - own.length), ...own.split('.')]
  return before.join('.')
})
const read = (texts, keys) => Object.fromEntries(texts.split('\\n').flatMap((text, i) => (text ? [[keys[i], text]] : [])))
export const withKeys = (texts) => ${ofChoices.length > 0 ? `(choices) => read(texts(), [...own, ...(${choiceKeys})(choices)])` : '() => read(texts(), own)'}`

const asModule = (path: string): string => JSON.stringify(normalizePath(resolve(path)))

/** What every respondent reads in one language. */
const respondentsFile = (tag: string): string =>
  [
    `import app from ${asModule(`locales/${tag}/app.json`)}`,
    `import survey from ${asModule(`locales/${tag}/${surveyId}.json`)}`,
    `export default { app, '${surveyId}': survey }`,
  ].join('\n')

/** Where these are, each to be fetched when its language is spoken; the survey's words are read with its questionnaire. */
const respondentsWords = (): string => `const files = {
${languages.map((tag) => `  ${tag}: () => import('${respondents}/${tag}'),`).join('\n')}
}
export const respondentsWords = async (tag, name) => {
  const [words, survey] = await Promise.all([files[tag](), import(${asModule(newestDefinition().path)})])
  const found = words.default[name]
  return typeof found === 'function' ? found(survey.default.choices) : found
}`

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
      if (id === `\0${respondents}`) return respondentsWords()
      if (id.startsWith(`\0${respondents}/`)) return respondentsFile(basename(id))
      return id.startsWith(`\0${keysPrefix}`) ? decoder(keysOf(id.slice(keysPrefix.length + 1))) : undefined
    },
    // After Vite's own plugin has made a module of the JSON: it would not take anything else.
    transform(_, id) {
      if (!isWords.test(id)) return undefined
      const namespace = basename(id, '.json')
      const known = readWords(id)
      // While developing, Vite lets no file called .json import another one.
      if (this.environment.mode === 'dev') return { code: `export default ${JSON.stringify(known)}`, map: null }
      const { own, ofChoices } = keysOf(namespace)
      const texts = [...own, ...ofChoices].map((key) => known[key] ?? '')
      const broken = texts.find((text) => text.includes('\n'))
      if (broken) this.error(`A text may not break its line, and this one does: ${broken}`)
      const lines = JSON.stringify(texts.join('\n'))
      return {
        code: `import { withKeys } from '${keysPrefix}${namespace}'
export default withKeys(() => ${lines})${isRespondents(namespace) ? '' : '()'}`,
        map: null,
      }
    },
  }
}
