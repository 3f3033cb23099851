import { columnLetters } from '../spreadsheet/workbook.ts'

/** The columns of the survey sheet that this product knows, by the names the definition has for them. */
export const textColumns = [
  'label',
  'hint',
  'guidance_hint',
  'constraint_message',
  'required_message',
  'image',
  'big-image',
  'audio',
  'video',
] as const
export type TextColumn = (typeof textColumns)[number]

export const expressionColumns = [
  'relevant',
  'required',
  'readonly',
  'constraint',
  'calculation',
  'trigger',
  'choice_filter',
  'repeat_count',
] as const

/** Columns that only our own definitions have; in a sheet they carry a prefix, so that no other tool's column is meant. */
export const ownPrefix = 'femig::'
export const ownColumns = ['part', 'when_not_relevant', 'class', 'output', 'public'] as const
export const ownChoiceColumns = ['exclusive', 'pinned'] as const
export const ownSettings = [
  'schema',
  'target',
  'baseline_count',
  'baseline_source',
  'usable',
  'submit_when',
  'parts',
  'counted',
  'opt_ins',
  'matrices',
  'duration_question',
  'duration_bands',
  'duration_too_fast',
  'duration_too_long',
  'organisation_name',
  'organisation_country',
  'choice_labels',
] as const

const plainColumns = ['type', 'name', 'default', 'appearance', 'parameters', ...expressionColumns]

/** Other names of the same columns. @source pyxform 4.5.0, aliases.py */
const surveyAliases: Readonly<Record<string, string>> = {
  caption: 'label',
  command: 'type',
  tag: 'name',
  value: 'name',
  relevance: 'relevant',
  read_only: 'readonly',
  calculate: 'calculation',
  constraining_message: 'constraint_message',
  requiredmsg: 'required_message',
  count: 'repeat_count',
  'jr:count': 'repeat_count',
  'media::image': 'image',
  'media::big-image': 'big-image',
  'media::audio': 'audio',
  'media::video': 'video',
  'bind::relevant': 'relevant',
  'bind::required': 'required',
  'bind::readonly': 'readonly',
  'bind::constraint': 'constraint',
  'bind::calculate': 'calculation',
  'bind::jr:constraintmsg': 'constraint_message',
  'bind::jr:requiredmsg': 'required_message',
  'control::appearance': 'appearance',
  'body::appearance': 'appearance',
  'control::jr:count': 'repeat_count',
  'body::jr:count': 'repeat_count',
}

const choiceAliases: Readonly<Record<string, string>> = {
  caption: 'label',
  value: 'name',
  'list name': 'list_name',
  'media::image': 'image',
  'media::big-image': 'big-image',
  'media::audio': 'audio',
  'media::video': 'video',
}

const settingsAliases: Readonly<Record<string, string>> = {
  set_form_title: 'form_title',
  title: 'form_title',
  set_form_id: 'form_id',
  id_string: 'form_id',
}

interface Vocabulary {
  readonly known: ReadonlySet<string>
  readonly aliases: Readonly<Record<string, string>>
  /** Those that may name a language. */
  readonly translated: ReadonlySet<string>
}

const own = (columns: readonly string[]): string[] => columns.map((column) => `${ownPrefix}${column}`)

const vocabularies = {
  survey: {
    known: new Set([...plainColumns, ...textColumns, ...own(ownColumns)]),
    aliases: surveyAliases,
    translated: new Set<string>(textColumns),
  },
  choices: {
    known: new Set(['list_name', 'name', 'label', 'image', 'big-image', 'audio', 'video', ...own(ownChoiceColumns)]),
    aliases: choiceAliases,
    translated: new Set(['label', 'image', 'big-image', 'audio', 'video']),
  },
  settings: {
    known: new Set(['form_title', 'form_id', 'version', 'default_language', 'instance_name', ...own(ownSettings)]),
    aliases: settingsAliases,
    translated: new Set(['form_title']),
  },
} satisfies Record<string, Vocabulary>

export type SheetKind = keyof typeof vocabularies

export interface Heading {
  readonly index: number
  /** As it stands in the sheet. */
  readonly text: string
  /** The column's name in the definition; the heading itself for a column of another tool. */
  readonly key: string
  readonly isKnown: boolean
  /** The language as it stands in the heading; "" where a column that may name one does not. */
  readonly language: string
  /** Differs from that of every other column of the sheet. */
  readonly id: string
}

/**
 * What the headings of a sheet stand for. Case, spaces and old names do not matter; single colons are read where no
 * heading of the sheet has double ones.
 */
export function readHeadings(kind: SheetKind, cells: readonly string[]): Heading[] {
  const hasDouble = cells.some((cell) => cell.includes('::'))
  const taken = new Map<string, number>()
  return Array.from(cells, (text, index) => {
    const meaning =
      text.trim() === ''
        ? { key: `#${columnLetters(index)}`, isKnown: false, language: '' }
        : meaningOf(kind, text.trim().replace(/\s+/g, ' '), hasDouble)
    const id = meaning.language === '' ? meaning.key : `${meaning.key}::${meaning.language}`
    const count = (taken.get(id) ?? 0) + 1
    taken.set(id, count)
    if (count === 1) return { index, text, ...meaning, id }
    // What stands in a second column of the same meaning is kept like that of another tool.
    return { index, text, key: `${id}#${count}`, isKnown: false, language: '', id: `${id}#${count}` }
  })
}

function meaningOf(kind: SheetKind, text: string, hasDouble: boolean): Pick<Heading, 'key' | 'isKnown' | 'language'> {
  const { known, aliases, translated }: Vocabulary = vocabularies[kind]
  const parts = (hasDouble ? text.split('::') : splitSingle(text)).map((part) => part.trim())
  // The longest beginning that is a column: `media::image::French` is the column `media::image` in French.
  for (let length = Math.min(2, parts.length); length > 0; length -= 1) {
    const name = parts.slice(0, length).join('::').toLowerCase()
    const snake = name.replaceAll(' ', '_')
    const key = [aliases[name], aliases[snake], snake].find((each) => each !== undefined && known.has(each))
    const rest = parts.slice(length)
    if (key === undefined || rest.length > 1) continue
    if (rest.length === 0) return { key, isKnown: true, language: '' }
    if (translated.has(key) && rest[0]) return { key, isKnown: true, language: rest[0] }
  }
  return { key: text, isKnown: false, language: '' }
}

/** `label:French`; the colon of `jr:count` and its like belongs to the name. */
function splitSingle(text: string): string[] {
  const parts = text.split(':')
  const at = parts.findIndex((part) => part.trim() === 'jr')
  return at < 0 ? parts : [...parts.slice(0, at), `jr:${parts[at + 1] ?? ''}`, ...parts.slice(at + 2)]
}
