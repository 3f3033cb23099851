import type { ExportQuery } from '../../contract/exports.ts'
import type { Column, ColumnGroup, ColumnKind } from './column.ts'
import type { ExportWords } from './export-words.ts'
import type { Field } from './merged-survey.ts'

type Layout = ExportQuery['layout']

/** How a layout writes the name of a question and of what its answer is taken apart into. */
interface Naming {
  readonly question: (field: Field) => string
  readonly choice: (field: Field, code: string) => string
  readonly relevant: (field: Field) => string
}

const namings: Readonly<Record<Layout, Naming>> = {
  plain: {
    question: ({ name }) => name,
    choice: ({ name }, code) => `${name}__${code}`,
    relevant: ({ name }) => `${name}__asked`,
  },
  odk: {
    question: ({ groups, name }) => [...groups, name].join('-'),
    choice: ({ groups, name }, code) => `${[...groups, name].join('-')}/${code}`,
    relevant: ({ groups, name }) => `${[...groups, name].join('-')}/__asked`,
  },
  kobo: {
    question: ({ groups, name }) => [...groups, name].join('/'),
    choice: ({ groups, name }, code) => [...groups, name, code].join('/'),
    relevant: ({ groups, name }) => [...groups, name, '__asked'].join('/'),
  },
}

/**
 * The columns of one question. A select_multiple and a rank have their raw answer, whether the question was asked, and a
 * column for each choice: 1 or 0, or the place that the choice was given. Of a question that was not answered these are
 * empty: not to have ticked anything is no answer, and no "no" to each choice.
 */
export function answerColumns(
  field: Field,
  { layout, values }: Pick<ExportQuery, 'layout' | 'values'>,
  words: ExportWords,
): ColumnGroup {
  const naming = namings[layout]
  const label = words.label(field.name) ?? field.name
  const list = field.list ?? ''
  const isList = field.type === 'select_multiple' || field.type === 'rank'
  const kind = kindOf(field, layout)
  const column = (name: string, differing: Partial<Column> = {}): Column => ({
    name,
    label,
    kind,
    role: 'answer',
    field,
    choice: null,
    ...differing,
  })
  const say = (code: string) => (values === 'labels' && field.list !== null ? words.choice(list, code) : code)
  if (!isList)
    return {
      columns: [column(naming.question(field))],
      fill({ instance }) {
        const value = instance.answers.get(field.name)
        return [value === undefined || value === '' ? '' : say(typed(value, kind, field, layout) ?? '')]
      },
    }

  const isRank = field.type === 'rank'
  const columns = [
    column(naming.question(field)),
    column(naming.relevant(field), {
      kind: 'flag',
      role: 'relevant',
      label: `${label} – ${words.text('exports.asked.suffix')}`,
    }),
    ...field.choices.map((code) =>
      column(naming.choice(field, code), {
        kind: isRank ? 'number' : 'flag',
        role: isRank ? 'place' : 'choice',
        choice: code,
        label: `${label} – ${words.choice(list, code)}`,
      }),
    ),
  ]
  const nothing = field.choices.map(() => '')
  return {
    columns,
    fill({ submission, instance }) {
      const value = instance.answers.get(field.name)
      if (value === undefined) return ['', submission.isReadable ? '0' : '', ...nothing]
      const chosen = value.split(/\s+/).filter((code) => code !== '')
      if (chosen.length === 0) return ['', '1', ...nothing]
      const cells = field.choices.map((code) => {
        const place = chosen.indexOf(code)
        if (isRank) return place < 0 ? '' : String(place + 1)
        return place < 0 ? '0' : '1'
      })
      return [values === 'labels' ? chosen.map(say).join('; ') : value, '1', ...cells]
    },
  }
}

function kindOf({ type, isYear }: Field, layout: Layout): ColumnKind {
  if (type === 'integer' || type === 'decimal' || type === 'range') return 'number'
  if (type !== 'date') return 'text'
  return isYear && layout === 'plain' ? 'number' : 'date'
}

/** @returns null for an answer that is not of its question's type: only somebody who went past the survey sends one */
export function typed(
  value: string,
  kind: ColumnKind,
  { isYear }: Pick<Field, 'isYear'>,
  layout: Layout,
): string | null {
  if (kind === 'text') return value
  if (kind === 'number' && isYear && layout === 'plain') return /^(\d{4})-01-01$/.exec(value)?.[1] ?? null
  // Longer numbers lose digits in every tool that reads them as numbers.
  if (kind === 'number') return /^-?\d{1,15}(\.\d{1,15})?$/.test(value) ? value : null
  return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value) ? value : null
}

/** Answers of a submission that stand in their column only when they are of its type. */
export function misfits(field: Field, layout: Layout, value: string): boolean {
  return value !== '' && typed(value, kindOf(field, layout), field, layout) === null
}
