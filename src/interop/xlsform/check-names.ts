import type { Report } from './border-finding.ts'
import type { ReadForm } from './check-form.ts'

/** Names that would fall together, and columns that say the same twice. */
export function checkNames({ survey, rows, choiceTables }: ReadForm, report: Report): void {
  const children = new Map<unknown, Map<string, number>>()
  const repeats = new Map<string, number>()
  for (const { node, parent, row } of rows) {
    const { name } = node
    const at = survey.at(row.row, 'name')
    if (name === 'meta') {
      const message =
        'ODK keeps its own data under "meta", and its newest converter refuses the name. It works here; rename it if the form is used elsewhere.'
      report({ severity: 'warning', code: 'reserved-name', message, ...at })
    }
    const siblings = children.get(parent) ?? new Map<string, number>()
    children.set(parent, siblings)
    const earlier = siblings.get(name) ?? (node.type === 'repeat' ? repeats.get(name) : undefined)
    if (earlier !== undefined) {
      const message = `Row ${earlier} is named ${name}, too, and their answers would share one place. Rename one of them.`
      report({ severity: 'error', code: 'duplicate-name', message, ...at })
    }
    siblings.set(name, row.row)
    if (node.type === 'repeat') repeats.set(name, row.row)
  }
  for (const { node, parent, row } of rows) {
    // ODK keeps a computed number of repetitions in a question of its own.
    const count = node.type === 'repeat' ? node.repeat_count : undefined
    const taken =
      count === undefined || /^\$\{[^}]*\}$/.test(count) ? undefined : children.get(parent)?.get(`${node.name}_count`)
    if (taken === undefined) continue
    const message = `ODK counts this repeat in a question named ${node.name}_count, and row ${taken} has that name. Rename one of them.`
    report({ severity: 'error', code: 'duplicate-name', message, ...survey.at(row.row, 'repeat_count') })
  }
  for (const table of [survey, ...choiceTables]) {
    for (const { id, isKnown } of table.headings) {
      const again = isKnown ? undefined : /^(.*)#\d+$/.exec(id)
      if (!again?.[1] || !table.has(again[1])) continue
      const message = `Another column means ${again[1]}, too. Only the first one is read; this one is kept as it stands. Remove or rename one of them.`
      report({ severity: 'error', code: 'duplicate-column', message, ...table.at(1, id) })
    }
  }
  for (const table of choiceTables) {
    if (table.has('name') || table.rows.length === 0) continue
    const message = 'There is no column "name", and an answer is kept as the name of its choice. Add the column.'
    report({ severity: 'error', code: 'missing-column', message, ...table.at(1) })
  }
}
