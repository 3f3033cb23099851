import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod/mini'
import { type SurveyDefinition, surveyDefinition } from '../../contract/definition.ts'
import { type TranslationReview, translationReview } from '../../contract/review.ts'
import { surveyTexts } from '../survey-texts.ts'
import type { Namespace } from '../text-coverage.ts'
import type { TextTree } from '../text-tree.ts'
import { LocaleFileError } from './locale-file-error.ts'

const textTree: z.ZodMiniType<TextTree> = z.lazy(() => z.record(z.string(), z.union([z.string(), textTree])))
const stampRecord = z.record(z.string(), z.string())

/** Files of a language's folder that hold no words for readers. */
const notWords = new Set(['review.json', 'sources.json'])

/**
 * The files of words below one project folder, read when asked for.
 * @throws {LocaleFileError} from every member, when a file is there but not what it should be
 */
export class LocaleFiles {
  readonly #root: string

  constructor(root: string) {
    this.#root = root
  }

  /** The English files, a survey's together with what all of its versions need. */
  namespaces(): readonly Namespace[] {
    const names = this.#files('locales/en', { recursive: true }).filter((file) => !notWords.has(file))
    return names.map((file) => {
      const name = file.replace(/\.json$/, '')
      const english = this.#read(`locales/en/${file}`, textTree) ?? {}
      const definitions = this.definitions(name)
      return definitions.length > 0 ? { name, english, survey: surveyTexts(definitions) } : { name, english }
    })
  }

  /** Every version of a survey; none where the name is not that of a survey. */
  definitions(name: string): readonly SurveyDefinition[] {
    const versions = this.#files(`survey-definitions/${name}`).map((version) =>
      this.#read(`survey-definitions/${name}/${version}`, surveyDefinition),
    )
    return versions.filter((version) => version !== null)
  }

  /** The code of the app, by path from the root: where a text is used can be found in it. */
  sources(): ReadonlyMap<string, string> {
    const path = join(this.#root, 'src')
    if (!existsSync(path)) return new Map()
    const files = readdirSync(path, { recursive: true, encoding: 'utf8' })
      .map((file) => `src/${file.replaceAll('\\', '/')}`)
      .filter((file) => /\.tsx?$/.test(file))
    return new Map(files.sort().map((file) => [file, readFileSync(join(this.#root, file), 'utf8')]))
  }

  texts(language: string, namespaces: readonly Namespace[]): Map<string, TextTree> {
    const trees = namespaces.map(
      ({ name }) => [name, this.#read(`locales/${language}/${name}.json`, textTree)] as const,
    )
    return new Map(trees.flatMap(([name, tree]) => (tree ? [[name, tree]] : [])))
  }

  stamps(language: string): Record<string, string> {
    return this.#read(`locales/${language}/sources.json`, stampRecord) ?? {}
  }

  review(language: string): TranslationReview | null {
    return this.#read(`locales/${language}/review.json`, translationReview)
  }

  writeTexts(language: string, namespace: string, tree: TextTree): void {
    this.#write(`locales/${language}/${namespace}.json`, tree)
  }

  writeStamps(language: string, stamps: Readonly<Record<string, string>>): void {
    const inOrder = Object.entries(stamps).sort(([a], [b]) => (a < b ? -1 : 1))
    this.#write(`locales/${language}/sources.json`, Object.fromEntries(inOrder))
  }

  #files(folder: string, { recursive = false } = {}): readonly string[] {
    const path = join(this.#root, folder)
    return existsSync(path)
      ? readdirSync(path, { recursive, encoding: 'utf8' })
          .map((file) => file.replaceAll('\\', '/'))
          .filter((file) => file.endsWith('.json'))
          .sort()
      : []
  }

  #read<T>(file: string, schema: z.ZodMiniType<T>): T | null {
    const path = join(this.#root, file)
    if (!existsSync(path)) return null
    let content: unknown
    try {
      content = JSON.parse(readFileSync(path, 'utf8'))
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new LocaleFileError(file, `is not valid JSON (${reason}); mend the file, then run this again`, cause)
    }
    const parsed = schema.safeParse(content)
    if (parsed.success) return parsed.data
    const [issue] = parsed.error.issues
    throw new LocaleFileError(
      file,
      `${issue?.path.join('.') ?? ''} is not what belongs there (${issue?.message ?? 'wrong shape'})`,
    )
  }

  #write(file: string, content: unknown): void {
    const path = join(this.#root, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`)
  }
}
