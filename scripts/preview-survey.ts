import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { readSurveyWords } from '../src/cli/survey-folder.ts'
import type { SurveyDefinition, SurveyNode } from '../src/contract/definition.ts'
import { languages, surveyId } from '../src/contract/routes.ts'
import { type LoadResult, loadForm } from '../src/engine/index.ts'

/** What the app knows of itself and writes into questions that nobody sees; an imported form has none of them. */
const hiddenQuestions = [
  ...['workshop_code', 'source_channel', 'response_mode', 'form_version', 'sections_reached', 'ui_language'],
  ...['duration_band', 'contact_email', 'ethics_reference', 'privacy_url', 'withdrawal_deadline'],
]

export interface Preview {
  readonly definition: SurveyDefinition
  /** By language of the app; where the form does not speak it, in the form's default language. */
  readonly words: ReadonlyMap<string, Readonly<Record<string, string>>>
}

/** The newest definition in a folder that `import` wrote, or a definition itself. @returns null where there is none */
export function findDefinition(path: string): string | null {
  if (!existsSync(path)) return null
  if (!statSync(path).isDirectory()) return path
  const folder = join(path, 'survey-definitions')
  const files = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /[/\\][^/\\]+\.json$/.test(file))
    : []
  const [newest] = files.map((file) => join(folder, file)).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  return newest ?? null
}

export const loadPreview = (path: string): LoadResult => loadForm(JSON.parse(readFileSync(path, 'utf8')))

/**
 * A survey in the place of ours, so that the app opens it without knowing: under our id, with the hidden questions that
 * the app fills in, which stay on the device.
 */
export function readPreview(path: string): Preview {
  const definition = JSON.parse(readFileSync(path, 'utf8')) as SurveyDefinition // `loadPreview` has looked at it
  const texts = readSurveyWords(path, definition)
  const flat = (language: string) => Object.fromEntries(texts.get(language) ?? [])
  const fallback = { ...flat('default'), ...flat(definition.default_language) }
  return {
    definition: {
      ...definition,
      id: surveyId,
      survey: [
        ...definition.survey,
        ...hiddenQuestions.filter((name) => !isThere(definition.survey, name)).map(hidden),
      ],
    },
    words: new Map(languages.map((language) => [language, { ...fallback, ...flat(language) }])),
  }
}

const hidden = (name: string): SurveyNode => ({ type: 'hidden', name, part: 'none' })

const isThere = (nodes: readonly SurveyNode[], name: string): boolean =>
  nodes.some(
    (node) => node.name === name || ((node.type === 'group' || node.type === 'repeat') && isThere(node.children, name)),
  )

const path = process.env['VITE_SURVEY']
const preview = path === undefined ? null : readPreview(path)

/** The words of the survey that is shown in the place of ours; null for any other locale file, or without a preview. */
export function previewWords(file: string): Readonly<Record<string, string>> | null {
  if (!preview || basename(file) !== `${surveyId}.json`) return null
  return preview.words.get(basename(dirname(file))) ?? null
}

/** The definition that is shown in the place of ours; null for any other file, or without a preview. */
export function previewDefinition(file: string): SurveyDefinition | null {
  return preview && basename(dirname(file)) === surveyId && file.includes('survey-definitions')
    ? preview.definition
    : null
}
