import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { surveyDefinition } from '../../contract/definition.ts'
import { writeXlsx } from '../../interop/spreadsheet/write-xlsx.ts'
import { choiceFiles } from '../../interop/xlsform/file-choices.ts'
import { writeXlsform } from '../../interop/xlsform/write-xlsform.ts'
import { readJsonFile } from '../read-definition.ts'
import { readSurveyWords } from '../survey-folder.ts'

export const help = `export <definition.json> --out <form.xlsx>
    Writes a survey as an XLSForm, with the words of all its languages from the folder "locales" beside or above it.
    A form that was imported gets its own sheets, headings, rows and spellings back;
    choices that came from a file beside it are written as that file beside <form.xlsx>.`

/** @returns the exit code: 0 written, 1 when the definition is at fault, 2 wrong usage */
export async function run(args: readonly string[]): Promise<number> {
  let path: string | undefined
  let out: string | undefined
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: 'string' } },
    })
    if (positionals.length > 1) return usage('one definition, please')
    path = positionals[0]
    out = values.out
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error))
  }
  if (path === undefined) return usage('which definition?')
  if (out === undefined) return usage('--out is missing')
  // The shape is enough: a form whose rules are still at fault can be handed to somebody who mends it in a spreadsheet.
  const json = readJsonFile(path)
  const parsed = 'value' in json ? surveyDefinition.safeParse(json.value) : null
  if (!parsed?.success) {
    const why =
      'value' in json ? `this is no survey definition. Run "lint ${path}" to see what is wrong.` : json.message
    console.error(`${path}: ${why}`)
    return 1
  }
  const words = readSurveyWords(path, parsed.data)
  if (words.size === 0) console.error(`${path}: there are no words for it in a folder "locales" beside or above it.`)
  writeFileSync(out, writeXlsx(writeXlsform(parsed.data, words)))
  console.log(`Written: ${out}`)
  for (const [file, text] of choiceFiles(parsed.data, words)) {
    const path = join(dirname(out), file)
    writeFileSync(path, text)
    console.log(`Written: ${path}`)
  }
  return 0
}

function usage(problem: string): number {
  console.error(`${problem}\n\n${help}`)
  return 2
}
