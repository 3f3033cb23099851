import type { SurveyDefinition, SurveyNode } from '../../../src/contract/definition.ts'

type Row = {
  readonly name: string
  readonly type: 'text' | 'integer' | 'select_one' | 'calculate'
  readonly relevant?: string
  readonly calculation?: string
}

/** The question that is answered again and again, and how many others hang on it. */
export const lead = 'lead'
export const dependents = 5
const links = 50

/**
 * A form for the engine alone: three rules in each ten questions, a chain of 50 calculations, and one question on which
 * exactly five others hang, whatever the size.
 */
export function longForm(count: number): readonly Row[] {
  const rows: Row[] = [{ name: lead, type: 'select_one' }]
  for (let index = 1; index <= dependents; index += 1)
    rows.push({ name: `hung_${index}`, type: 'text', relevant: `\${${lead}} = 'yes'` })
  rows.push({ name: 'seed', type: 'integer' })
  for (let index = 1; index <= links; index += 1) {
    const before = index === 1 ? 'seed' : `link_${index - 1}`
    rows.push({ name: `link_${index}`, type: 'calculate', calculation: `\${${before}} + 1` })
  }
  for (let index = rows.length; index < count; index += 1) {
    const place = index % 10
    const isRule = place === 2 || place === 5 || place === 8
    const isAsked = rows.at(-1)?.name === `q${index - 1}`
    if (isRule && isAsked) rows.push({ name: `q${index}`, type: 'text', relevant: `\${q${index - 1}} = 'yes'` })
    else rows.push({ name: `q${index}`, type: isRule ? 'text' : 'select_one' })
  }
  return rows
}

/** Ours, as the text that a phone fetches. */
export function toDefinitionText(rows: readonly Row[]): string {
  const children = rows.map((row): SurveyNode => ({ ...row, ...(row.type === 'select_one' && { list: 'yes_no' }) }))
  const definition: SurveyDefinition = {
    id: 'long-form',
    version: '1',
    default_language: 'en',
    languages: ['en'],
    settings: { target: 1, baseline: { count: 0, source: 'none' }, parts: ['answers'] },
    choices: { yes_no: [{ name: 'yes' }, { name: 'no' }] },
    survey: [{ type: 'group', name: 'page', appearance: 'field-list', children }],
  }
  return JSON.stringify(definition)
}

/** ODK's, as the text that a device fetches. @source https://getodk.github.io/xforms-spec */
export function toXFormText(rows: readonly Row[]): string {
  const types = { text: 'string', integer: 'int', select_one: 'string', calculate: 'string' }
  const path = (expression: string) => expression.replace(/\$\{(\w+)\}/g, ' /data/page/$1 ').replaceAll('<', '&lt;')
  const bind = ({ name, type, relevant, calculation }: Row) =>
    `<bind nodeset="/data/page/${name}" type="${types[type]}"${relevant ? ` relevant="${path(relevant)}"` : ''}${calculation ? ` calculate="${path(calculation)}"` : ''}/>`
  const control = ({ name, type }: Row) =>
    type === 'select_one'
      ? `<select1 ref="/data/page/${name}"><label>${name}</label><item><label>Yes</label><value>yes</value></item><item><label>No</label><value>no</value></item></select1>`
      : `<input ref="/data/page/${name}"><label>${name}</label></input>`
  const shown = rows.filter(({ type }) => type !== 'calculate')
  return `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">
<h:head><h:title>Long form</h:title><model>
<instance><data id="long-form" version="1"><page>${rows.map(({ name }) => `<${name}/>`).join('')}</page><meta><instanceID/></meta></data></instance>
${rows.map(bind).join('\n')}
<bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/>
</model></h:head>
<h:body><group appearance="field-list" ref="/data/page"><label>Long form</label>
${shown.map(control).join('\n')}
</group></h:body></h:html>`
}
