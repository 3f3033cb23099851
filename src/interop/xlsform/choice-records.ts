import type { Choice, SurveyDefinition } from '../../contract/definition.ts'
import { cellValue } from './cell-values.ts'
import { choiceKeys } from './choice-keys.ts'
import { ownChoiceColumns, ownPrefix } from './headings.ts'
import type { LanguageCodes } from './language-codes.ts'
import { type ChoiceExtra, formExtraOf } from './layout.ts'
import { gapRecords, type SheetRecord } from './records.ts'
import { territoryName } from './territory-name.ts'
import type { Words } from './words.ts'

const ownColumns: readonly string[] = ownChoiceColumns
const media = ['image', 'big-image', 'audio', 'video']

/** The rows of the sheets choices and external_choices. */
export function choiceRecords(
  definition: SurveyDefinition,
  words: Words,
  codes: LanguageCodes,
): { readonly choices: SheetRecord[]; readonly external: SheetRecord[] } {
  const { external_lists = [], file_lists = [], choices_end } = formExtraOf(definition)
  const inSheets = Object.keys(definition.choices).filter((list) => !file_lists.includes(list))
  const listed = inSheets.map((list) => [list, listRecords(definition, list, words, codes)] as const)
  const inside = listed.filter(([list]) => !external_lists.includes(list))
  return {
    choices: [...inOrder(inside, formExtraOf(definition).choice_order), ...gapRecords('choices', choices_end, codes)],
    external: listed.filter(([list]) => external_lists.includes(list)).flatMap(([, rows]) => rows.flat()),
  }
}

/** As the rows stood, where lists were mixed and still have as many choices; else list by list. */
function inOrder(
  lists: readonly (readonly [string, readonly (readonly SheetRecord[])[]])[],
  order: readonly (readonly [string, number])[] = [],
): SheetRecord[] {
  const rest = new Map(lists.map(([list, rows]) => [list, [...rows]]))
  const records = order.flatMap(([list, count]) => rest.get(list)?.splice(0, count) ?? [])
  return [...records, ...[...rest.values()].flat()].flat()
}

/** For each choice its row, with the empty rows and comments above it. */
function listRecords(definition: SurveyDefinition, list: string, words: Words, codes: LanguageCodes): SheetRecord[][] {
  const choices = definition.choices[list] ?? []
  const extras = formExtraOf(definition).choices?.[list] ?? {}
  const isTerritory = definition.choice_labels?.[list] === 'territory'
  const keys = choiceKeys(choices)
  return choices.flatMap((choice, index) => {
    const extra = extras[keys[index] ?? '']
    if (extra?.generated) return []
    const record = recordOf(list, choice, extra, words)
    if (isTerritory) {
      for (const language of definition.languages) {
        const label = territoryName(choice.name, language)
        if (label !== undefined) record[`label::${language}`] ??= label
      }
    }
    return [[...gapRecords('choices', extra?.before, codes), record]]
  })
}

function recordOf(list: string, choice: Choice, extra: ChoiceExtra | undefined, words: Words): Record<string, string> {
  const record: Record<string, string> = {}
  const put = (id: string, value: string) => {
    const kept = extra?.cells?.[id]
    record[id] = kept !== undefined && cellValue(id, kept) === value ? kept : value
  }
  for (const [id, kept] of Object.entries(extra?.cells ?? {})) record[id] = kept
  put('list_name', list)
  if (!/^unnamed_\d+$/.test(choice.name)) put('name', choice.name)
  for (const [column, value] of Object.entries(choice)) {
    if (column === 'name' || column === 'words' || value === undefined) continue
    if (!ownColumns.includes(column)) put(column, String(value))
    else if (value === true) record[`${ownPrefix}${column}`] = extra?.cells?.[`${ownPrefix}${column}`] ?? 'yes'
  }
  const key = choice.words ?? choice.name
  for (const [language, texts] of words) {
    const label = texts.get(`choices.${list}.${key}`)
    if (label !== undefined) record[`label::${language}`] = label
    for (const column of media) {
      const file = texts.get(`choice_media.${list}.${key}.${column}`)
      if (file !== undefined) record[`${column}::${language}`] = file
    }
  }
  return record
}
