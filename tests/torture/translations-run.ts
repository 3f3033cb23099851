import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportTexts, importTexts } from '../../src/cli/texts/exchange.ts'
import { languages } from '../../src/contract/routes.ts'
import { LocaleFiles } from '../../src/interop/translations/locale-files.ts'
import type { Outcome } from './torture-run.ts'

/** Lets xmllint read what translators get: well-formed, and by the schema of XLIFF 1.2 where `XLIFF_SCHEMA` names it. */
export async function translationsRun(): Promise<Outcome> {
  if (spawnSync('xmllint', ['--version']).error) throw new Error('xmllint is not here; apt-get install libxml2-utils')
  const schema = process.env['XLIFF_SCHEMA']
  const folder = mkdtempSync(join(tmpdir(), 'femig-xliff-'))
  const files = new LocaleFiles('.')
  const broken: Record<string, number> = {}
  try {
    for (const language of languages.filter((tag) => tag !== 'en')) {
      const content = exportTexts(files, language, 'xliff')
      const path = join(folder, `${language}.xlf`)
      writeFileSync(path, content)
      const args = ['--noout', '--nonet', ...(schema === undefined ? [] : ['--schema', schema]), path]
      broken[`${language} in xmllint`] = Number(spawnSync('xmllint', args).status !== 0)
      const back = importTexts(files, content, languages, true)
      broken[`${language} not taken back unchanged`] = Number(
        back.status !== 'ok' || !/^0 texts/.test(back.lines.at(-1) ?? ''),
      )
    }
    return { facts: { languages: languages.length - 1, 'XLIFF schema given': Number(schema !== undefined) }, broken }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
