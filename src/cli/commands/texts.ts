import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { languages } from '../../contract/routes.ts'
import { LocaleFileError } from '../../interop/translations/locale-file-error.ts'
import { LocaleFiles } from '../../interop/translations/locale-files.ts'
import { exportTexts, importTexts } from '../texts/exchange.ts'
import { stamp } from '../texts/stamp.ts'
import { status } from '../texts/status.ts'

export const help = `texts status [--language xx] [--strict]
    How complete each language is, how many texts two reviewers have signed off as they are now,
    and every text that is missing, extra, broken or stale.
    Ends with 1 under 100 %; with --strict also when the English changed after the translation.
texts export --language xx --out file.xlf|file.csv
    For translators: XLIFF 1.2 for Weblate, Crowdin, OmegaT, memoQ and the like,
    or a sheet with key, note, English, translation.
texts import file.xlf|file.csv [--dry-run]
    Takes either back, all of it or nothing: a key that is not ours, a lost placeholder or wrong
    punctuation stops it. --dry-run shows what would change and writes nothing.
texts stamp [--language xx] [--all | key ...]
    Notes which English each translation was made from. Stale texts stay stale until named here,
    as namespace:key, by somebody who has read them again.

All take --root <folder> (default: here).`

const options = {
  language: { type: 'string' },
  out: { type: 'string' },
  root: { type: 'string', default: '.' },
  strict: { type: 'boolean', default: false },
  all: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
} as const

/** @returns the exit code: 0 fine, 1 findings, 2 wrong usage */
export async function run(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parse(args)
    const [name = '', ...rest] = positionals
    if (values.language !== undefined && !languages.some((language) => language === values.language))
      return usage(`--language must be one of ${languages.join(', ')}`)
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined
    if (!action) return usage(name ? `there is no "texts ${name}"` : 'which one: status, export, import or stamp?')
    return action(new LocaleFiles(values.root), values, rest)
  } catch (error) {
    if (isUsageError(error)) return usage(error.message)
    if (!(error instanceof LocaleFileError) && !isFileError(error)) throw error
    console.error(error.message)
    return 1
  }
}

const parse = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true })

type Values = ReturnType<typeof parse>['values']

const actions: Readonly<Record<string, (files: LocaleFiles, values: Values, rest: readonly string[]) => number>> = {
  status(files, values) {
    const { lines, isComplete } = status(files, chosen(values), values.strict)
    for (const line of lines) console.log(line)
    return isComplete ? 0 : 1
  },
  export(files, { language, out }) {
    if (!language || language === 'en' || !out) return usage('export needs --language (not en) and --out')
    const format = /\.(csv|xlf|xliff)$/i.exec(out)?.[1]?.toLowerCase()
    if (!format) return usage('--out must end with .xlf, .xliff or .csv')
    writeFileSync(out, exportTexts(files, language, format === 'csv' ? 'csv' : 'xliff'))
    console.log(`Written: ${out}`)
    return 0
  },
  import(files, values, [file]) {
    if (!file) return usage('import needs the file to read')
    const result = importTexts(files, readFileSync(file, 'utf8'), languages, values['dry-run'])
    if (result.status === 'ok') for (const line of result.lines) console.log(line)
    else for (const message of result.messages) console.error(`${file}: ${message}`)
    return result.status === 'ok' ? 0 : 1
  },
  stamp(files, values, keys) {
    for (const language of chosen(values).filter((code) => code !== 'en'))
      console.log(`${language}: ${stamp(files, language, values.all ? 'all' : new Set(keys))} texts stamped`)
    return 0
  },
}

const chosen = ({ language }: Values): readonly string[] => (language === undefined ? languages : [language])

function usage(message: string): number {
  console.error(`${message}\n\n${help}`)
  return 2
}

const isUsageError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')

const isFileError = (error: unknown): error is Error => error instanceof Error && 'syscall' in error
