import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Plugin } from 'vite'
import type { SurveyDefinition, SurveyNode } from '../src/contract/definition.ts'

const query = '?first-page'

type Words = Readonly<Record<string, unknown>> & { readonly choices?: Readonly<Record<string, unknown>> }

const everyNode = (node: SurveyNode): SurveyNode[] => [
  node,
  ...('children' in node ? node.children.flatMap(everyNode) : []),
]
const hasWords = (node: SurveyNode): boolean => node.type !== 'hidden' && node.type !== 'calculate'

/** Title and first section of a survey's words, and the names of the workshops that a link may lead from. */
export function firstPageWords(words: Words, definition: SurveyDefinition): Words {
  const section = definition.survey.find((node) =>
    everyNode(node).some((inner) => !('children' in inner) && hasWords(inner)),
  )
  const nodes = section ? everyNode(section) : []
  const names = ['title', ...nodes.map(({ name }) => name)]
  const lists = ['workshop', ...nodes.map((node) => ('list' in node ? node.list : undefined))]
  const pick = (from: Readonly<Record<string, unknown>>, keys: readonly (string | undefined)[]) =>
    Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key)))
  return { ...pick(words, names), choices: pick(words.choices ?? {}, lists) }
}

/** `locales/<language>/<survey>.json?first-page`: a phone should not wait for words that come minutes later. */
export function firstPageWordsPlugin(): Plugin {
  return {
    name: 'first-page-words',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith(query)) return undefined
      const file = id.slice(0, -query.length)
      const folder = `survey-definitions/${basename(file, '.json')}`
      const newest = existsSync(folder) ? readdirSync(folder).sort().at(-1) : undefined
      // Both files are checked by `npm run check` before anything is built from them.
      const words = JSON.parse(readFileSync(file, 'utf8')) as Words
      const definition = newest
        ? (JSON.parse(readFileSync(`${folder}/${newest}`, 'utf8')) as SurveyDefinition)
        : undefined
      return `export default ${JSON.stringify(definition ? firstPageWords(words, definition) : words)}`
    },
  }
}
