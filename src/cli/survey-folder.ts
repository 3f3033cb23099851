import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import * as z from 'zod/mini'
import type { SurveyDefinition } from '../contract/definition.ts'
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

function localesAbove(path: string): string | null {
  const folder = dirname(path)
  if (existsSync(join(folder, 'locales'))) return join(folder, 'locales')
  return folder === path ? null : localesAbove(folder)
}
