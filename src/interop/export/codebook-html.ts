import { plainXml } from '../spreadsheet/escape-xml.ts'
import { type CodebookEntry, codebookEntries, readingNotes } from './codebook.ts'
import type { ExportPlan, PlannedTable } from './plan-export.ts'

/**
 * The codebook of an export as one page in the language of the export, for the screen and for paper: without a script,
 * and with nothing that would have to be fetched. A browser prints it as PDF.
 */
export function codebookHtml(plan: ExportPlan): string {
  const { words, query } = plan
  const say = (key: string) => plainXml(words.text(`exports.${key}`))
  const title = `${say('codebook.title')}: ${plainXml(words.label('') ?? plan.surveyId)}`
  const facts: readonly (readonly [key: string, value: string])[] = [
    ['codebook.survey.label', plan.surveyId],
    ['codebook.part.label', words.text(`exports.${plan.part}.part`)],
    ['codebook.versions.label', plan.versions.join(', ')],
    ['codebook.day.label', plan.takenOn],
    ['codebook.filter.label', filterText(plan) || words.text('exports.codebook.everything.value')],
  ]
  return `<!doctype html>
<html lang="${words.language}" dir="${words.language === 'ar' ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style></head>
<body>
<h1>${title}</h1>
<dl>${facts.map(([key, value]) => `<div><dt>${say(key)}</dt><dd><bdi>${plainXml(value)}</bdi></dd></div>`).join('')}</dl>
<h2>${say('codebook.reading.title')}</h2>
<ul>${readingNotes(plan)
    .map((note) => `<li>${say(`reading.${note}`)}</li>`)
    .join('')}</ul>
${leftOut(plan, say)}
${plan.tables.map((table) => tableHtml(table, plan, say)).join('\n')}
<p class="small"><bdi>${query.layout}</bdi> · <bdi>${plan.takenOn}</bdi></p>
</body></html>
`
}

type Say = (key: string) => string

/** The filter as it stands in the address of the export: codes, which are the same in every language. */
function filterText({ query }: ExportPlan): string {
  const filters = [
    'languages',
    'countries',
    'workshops',
    'channels',
    'modes',
    'states',
    'versions',
    'from',
    'to',
  ] as const
  return filters
    .flatMap((name) => (query[name] === undefined ? [] : [`${name}=${[query[name]].flat().join(',')}`]))
    .join('; ')
}

function leftOut({ leftOut, words }: ExportPlan, say: Say): string {
  if (leftOut.length === 0) return ''
  const items = leftOut.map(
    ({ name, sensitivity }) =>
      `<li><code>${plainXml(name)}</code> ${plainXml(words.label(name) ?? '')} <em>${say(`class.${sensitivity}.value`)}</em></li>`,
  )
  return `<h2>${say('codebook.left.title')}</h2><ul>${items.join('')}</ul>`
}

function tableHtml(table: PlannedTable, plan: ExportPlan, say: Say): string {
  const entries = codebookEntries(table, plan.words)
  return `<section><h2>${plainXml(table.label)} <code>${plainXml(table.title)}</code></h2>
${entries.map((entry) => entryHtml(entry, say)).join('\n')}</section>`
}

function entryHtml({ column, kind, values, asked }: CodebookEntry, say: Say): string {
  const { name, label, field } = column
  const facts = [
    say(`kind.${kind}.value`),
    ...(field && field.sensitivity !== 'none' ? [say(`class.${field.sensitivity}.value`)] : []),
    ...(field ? [`${say('codebook.versions.label')}: <bdi>${plainXml(field.versions.join(', '))}</bdi>`] : []),
    ...(asked === null ? [] : [`${say('asked.suffix')}: <code>${plainXml(asked)}</code>`]),
  ]
  const hasColumns = values.some((value) => value.column !== null)
  const rows = values.map(
    (value) =>
      `<tr><td><code>${plainXml(value.code)}</code></td><td>${plainXml(value.label)}</td>${hasColumns ? `<td><code>${plainXml(value.column ?? '')}</code></td>` : ''}</tr>`,
  )
  const head = `<tr><th>${say('codebook.code.column')}</th><th>${say('codebook.words.column')}</th>${hasColumns ? `<th>${say('codebook.name.column')}</th>` : ''}</tr>`
  const table = `<table><thead>${head}</thead><tbody>${rows.join('')}</tbody></table>`
  // Countries alone would be ten pages.
  const shown = values.length > 60 ? `<details><summary>${values.length}</summary>${table}</details>` : table
  return `<article><h3><code>${plainXml(name)}</code></h3><p>${plainXml(label)}</p><p class="small">${facts.join(' · ')}</p>${values.length > 0 ? shown : ''}</article>`
}

const style = `
:root{color-scheme:light dark;font:100%/1.5 system-ui,sans-serif}
body{max-inline-size:60rem;margin-inline:auto;padding:1.5rem}
h1{font-size:1.6rem;line-height:1.25}h2{margin-block-start:2.5rem}h3{margin-block:0 .25rem;font-size:1rem}
dl{display:grid;gap:.25rem}dl div{display:flex;flex-wrap:wrap;gap:0 .75rem}dt{font-weight:650}dd{margin:0}
article{border-block-start:1px solid #8886;padding-block:.75rem;break-inside:avoid}
article p{margin-block:.25rem}.small{font-size:.875rem}
code{font-family:ui-monospace,monospace;font-size:.9em;overflow-wrap:anywhere;direction:ltr;unicode-bidi:isolate}
table{border-collapse:collapse;margin-block-start:.5rem;font-size:.9rem}
th,td{text-align:start;vertical-align:top;padding:.2rem .75rem .2rem 0;padding-inline:0 .75rem;border-block-end:1px solid #8884}
thead{display:table-header-group}
@media print{:root{font-size:9.5pt}body{padding:0;max-inline-size:none}article:has(tr:nth-child(25)){break-inside:auto}tr{break-inside:avoid}}
@page{margin:18mm 16mm}
`
