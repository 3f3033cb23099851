import type { BenchQuestion, BenchSurvey } from './generate.ts'

/** SurveyJS's JSON. @source https://surveyjs.io/form-library/documentation/design-survey/create-a-simple-survey */
export function toSurveyJs({ title, questions }: BenchSurvey) {
  return {
    title,
    showQuestionNumbers: 'off',
    pages: [{ name: 'only_page', elements: questions.map(element) }],
  }
}

function element({ name, type, label, choices, shownIfYes }: BenchQuestion) {
  const shared = { name, ...(shownIfYes && { visibleIf: `{${shownIfYes}} = 'yes'` }) }
  const listed = { choices: choices.map((choice) => ({ value: choice.name, text: choice.label })) }
  switch (type) {
    case 'text':
      return { ...shared, type: 'text', title: label }
    case 'integer':
      return { ...shared, type: 'text', inputType: 'number', title: label }
    case 'select_one':
      return { ...shared, type: 'radiogroup', title: label, ...listed }
    case 'select_multiple':
      return { ...shared, type: 'checkbox', title: label, ...listed }
    case 'note':
      return { ...shared, type: 'html', html: `<p>${label}</p>` }
    default:
      return type satisfies never
  }
}
