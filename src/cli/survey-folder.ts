import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import * as z from 'zod/mini'
import { type SurveyDefinition, surveyDefinition } from '../contract/definition.ts'
import type { TextTree } from '../interop/text-tree.ts'
import { fromTextTree, toTextTree, type Words } from '../interop/xlsform/words.ts'

const textTree: z.ZodMiniType<TextTree> = z.lazy(() => z.record(z.string(), z.union([z.string(), textTree])))

/**
 * Writes a survey as this repository keeps its own: `survey-definitions/<id>/<version>.json` and one file of words per
 * language.
 * @returns the files, the definition first
 */
export function writeSurveyFolder(folder: string, definition: SurveyDefinition, words: Words): string[] {
  const files = new Map<string, unknown>([
    [join(folder, 'survey-definitions', definition.id, `${definition.version}.json`), definition],
    ...[...words].map(
      ([language, texts]) => [join(folder, 'locales', language, `${definition.id}.json`), toTextTree(texts)] as const,
    ),
  ])
  for (const [path, content] of files) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`)
  }
  return [...files.keys()]
}

/** The words of a definition, from the folder `locales` beside or above it; a language without a file has none. */
export function readSurveyWords(definitionPath: string, definition: SurveyDefinition): Words {
  const locales = localesAbove(resolve(definitionPath))
  // Columns that name no language have words of their own, also where no person can choose them.
  const languages = new Set([...definition.languages, 'default'])
  const words = new Map<string, Map<string, string>>()
  for (const language of languages) {
    const path = locales === null ? '' : join(locales, language, `${definition.id}.json`)
    if (existsSync(path)) words.set(language, fromTextTree(z.parse(textTree, JSON.parse(readFileSync(path, 'utf8')))))
  }
  return words
}

/** Which English each translation of a survey was made from, by language and by key; nothing where nobody noted it. */
export function readSurveyStamps(
  definitionPath: string,
  { id, languages }: SurveyDefinition,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const locales = localesAbove(resolve(definitionPath))
  const stamps = new Map<string, ReadonlyMap<string, string>>()
  for (const language of languages) {
    const path = locales === null ? '' : join(locales, language, 'sources.json')
    if (!existsSync(path)) continue
    const all = z.parse(z.record(z.string(), z.string()), JSON.parse(readFileSync(path, 'utf8')))
    const own = Object.entries(all).filter(([key]) => key.startsWith(`${id}:`))
    stamps.set(language, new Map(own.map(([key, stamp]) => [key.slice(id.length + 1), stamp])))
  }
  return stamps
}

/** Every version of the survey that a definition belongs to, itself among them: their words stand in one file. */
export function readVersions(definitionPath: string, definition: SurveyDefinition): readonly SurveyDefinition[] {
  const folder = dirname(resolve(definitionPath))
  const others = readdirSync(folder)
    .filter((file) => file.endsWith('.json') && join(folder, file) !== resolve(definitionPath))
    .flatMap((file) => parsedDefinition(join(folder, file)))
  return [definition, ...others.filter(({ id }) => id === definition.id)]
}

/** A file beside a definition may be anything. */
function parsedDefinition(path: string): SurveyDefinition[] {
  try {
    const parsed = surveyDefinition.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return parsed.success ? [parsed.data] : []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

function localesAbove(path: string): string | null {
  const folder = dirname(path)
  if (existsSync(join(folder, 'locales'))) return join(folder, 'locales')
  return folder === path ? null : localesAbove(folder)
}
