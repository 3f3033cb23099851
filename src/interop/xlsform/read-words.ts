import type { LanguageCodes } from './language-codes.ts'
import { otherWords } from './other-words.ts'
import { isText, type ReadChoice } from './read-choices.ts'
import type { SurveyRow } from './read-survey.ts'
import type { Table } from './table.ts'
import { territoryName } from './territory-name.ts'
import { setWord, type WordsDraft } from './words.ts'

/** Puts the labels, hints and messages of all rows into words, and gives a row another key where its name is taken. */
export function readSurveyWords(
  table: Table,
  rows: readonly SurveyRow[],
  codes: LanguageCodes,
  words: WordsDraft,
): void {
  const columns = table.headings.filter(({ isKnown, key }) => isKnown && isTextKey(key))
  const claimed = new Map<string, string>()
  for (const read of rows) {
    const texts = columns.flatMap(({ id, key, language }) => {
      const text = table.raw(read.row, id)
      return text === '' ? [] : [{ key, text, language: codes.code(language) }]
    })
    const said = JSON.stringify(texts)
    const key = freeKey(read, said, claimed)
    claimed.set(key, said)
    if (key !== read.node.name) read.node.words = key
    for (const { key: column, text, language } of texts) setWord(words, language, `${key}.${column}`, text)
  }
}

const isTextKey = (key: string): boolean =>
  isText(key) || /^(hint|guidance_hint|constraint_message|required_message)$/.test(key)

/** Rows of one name in two groups share their words where they say the same, and only there. */
function freeKey({ node, parent }: SurveyRow, said: string, claimed: ReadonlyMap<string, string>): string {
  const isFree = (key: string) => !claimed.has(key) || claimed.get(key) === said
  if (isFree(node.name)) return node.name
  const path = [node.name]
  for (let above = parent; above; above = above.parent) path.unshift(above.node.name)
  const longer = path.join('/')
  let key = longer
  for (let n = 2; !isFree(key); n += 1) key = `${longer}#${n}`
  return key
}

/** The labels of choices, except those that the app has from Unicode anyway. */
export function readChoiceWords(
  choices: readonly ReadChoice[],
  codes: LanguageCodes,
  territories: ReadonlySet<string>,
  words: WordsDraft,
): void {
  for (const { list, choice, words: key, table, row } of choices) {
    for (const { id, key: column, isKnown, language } of table.headings) {
      const text = isKnown && isText(column) ? table.raw(row, id) : ''
      if (text === '') continue
      const code = codes.code(language)
      if (column !== 'label') setWord(words, code, `choice_media.${list}.${key}.${column}`, text)
      else if (!territories.has(list) || text !== territoryName(choice.name, code))
        setWord(words, code, `choices.${list}.${key}`, text)
    }
  }
}

/** Words for what `or_other` adds: the question behind "other" and, unless the list had it already, the choice. */
export function addOtherWords(
  name: string,
  addedTo: string | undefined,
  languages: readonly string[],
  words: WordsDraft,
): void {
  for (const language of languages) {
    const { choice, question } = otherWords(language)
    if (addedTo !== undefined) setWord(words, language, `choices.${addedTo}.other`, choice)
    setWord(words, language, `${name}_other.label`, question)
  }
}
