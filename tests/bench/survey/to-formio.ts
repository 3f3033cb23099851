import type { BenchQuestion, BenchSurvey } from './generate.ts'

/** Form.io's JSON. @source https://help.form.io/developers/form-development/form-components */
export function toFormio({ title, questions }: BenchSurvey) {
  return { title, display: 'form', components: questions.map(component) }
}

function component({ name, type, label, choices, shownIfYes }: BenchQuestion) {
  const shared = {
    key: name,
    label,
    input: true,
    ...(shownIfYes && { conditional: { show: true, when: shownIfYes, eq: 'yes' } }),
  }
  const values = choices.map((choice) => ({ value: choice.name, label: choice.label }))
  switch (type) {
    case 'text':
      return { ...shared, type: 'textfield' }
    case 'integer':
      return { ...shared, type: 'number' }
    case 'select_one':
      return { ...shared, type: 'radio', values }
    case 'select_multiple':
      return { ...shared, type: 'selectboxes', values }
    case 'note':
      return { ...shared, type: 'content', input: false, html: `<p>${label}</p>` }
    default:
      return type satisfies never
  }
}
