import type { BenchQuestion, BenchSurvey } from './generate.ts'

const bindTypes = { text: 'string', integer: 'int', select_one: 'string', select_multiple: 'string', note: 'string' }

/** ODK's XForm, as pyxform would write it from a sheet. @source https://getodk.github.io/xforms-spec */
export function toXForm({ title, questions }: BenchSurvey): string {
  return `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">
<h:head><h:title>${title}</h:title><model>
<instance><data id="bench" version="1"><only_page>${questions.map(({ name }) => `<${name}/>`).join('')}</only_page><meta><instanceID/></meta></data></instance>
${questions.map(bind).join('\n')}
<bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/>
</model></h:head>
<h:body><group appearance="field-list" ref="/data/only_page"><label>${title}</label>
${questions.map(control).join('\n')}
</group></h:body></h:html>`
}

const pathOf = (name: string): string => `/data/only_page/${name}`

function bind({ name, type, shownIfYes }: BenchQuestion): string {
  const readonly = type === 'note' ? ' readonly="true()"' : ''
  const relevant = shownIfYes ? ` relevant="${pathOf(shownIfYes)} = 'yes'"` : ''
  return `<bind nodeset="${pathOf(name)}" type="${bindTypes[type]}"${readonly}${relevant}/>`
}

function control({ name, type, label, choices }: BenchQuestion): string {
  const tag = type === 'select_one' ? 'select1' : type === 'select_multiple' ? 'select' : 'input'
  const items = choices.map((choice) => `<item><label>${choice.label}</label><value>${choice.name}</value></item>`)
  return `<${tag} ref="${pathOf(name)}"><label>${label}</label>${items.join('')}</${tag}>`
}
