import { unseenTypes } from '../../contract/question-types.ts'
import type { Report } from './border-finding.ts'
import { isDynamicDefault, referencesIn } from './cell-values.ts'
import type { ReadForm } from './check-form.ts'
import { isTextColumn } from './language-codes.ts'
import type { SurveyRow } from './read-survey.ts'
import type { Table } from './table.ts'

/** Rows that lack what their type needs. */
export function checkRows({ survey, rows }: ReadForm, report: Report): void {
  const questions = new Map(
    rows.filter(({ type }) => type.kind === 'question').map((read) => [read.node.name, isSeen(survey, read)]),
  )
  for (const read of rows) {
    checkType(survey, read, report)
    checkCalculation(survey, read, report)
    checkLabel(survey, read, report)
    checkTrigger(survey, read, questions, report)
  }
}

function checkType(survey: Table, { row, type }: SurveyRow, report: Report): void {
  const at = survey.at(row.row, 'type')
  const written = survey.raw(row, 'type').trim()
  if (type.kind === 'question' && type.type === 'unsupported') {
    const message = type.isKnown
      ? `Questions of the type "${written}" cannot be asked here. The row is kept, and shown as a notice.`
      : `There is no type "${written}". Use one such as text, integer, select_one <list> or note.`
    report({
      severity: type.isKnown ? 'warning' : 'error',
      code: type.isKnown ? 'unsupported-type' : 'unknown-type',
      message,
      ...at,
    })
  }
  if (type.kind === 'begin' && type.isLoop) {
    const message =
      'A loop asks its questions once for each choice. Here they are asked once; use a repeat, or copy the questions.'
    report({ severity: 'warning', code: 'unsupported-loop', message, ...at })
  }
}

function checkCalculation(survey: Table, { row, node }: SurveyRow, report: Report): void {
  const calculation = survey.raw(row, 'calculation')
  if (node.type === 'calculate' && calculation === '' && !isDynamicDefault(survey.raw(row, 'default'))) {
    const message = `${node.name} calculates nothing. Write an expression into "calculation".`
    report({ severity: 'error', code: 'missing-calculation', message, ...survey.at(row.row, 'calculation') })
  }
  if (node.type === 'background-geopoint' && calculation !== '') {
    const message = 'A background-geopoint notes the place by itself. Leave "calculation" empty.'
    report({ severity: 'error', code: 'needless-calculation', message, ...survey.at(row.row, 'calculation') })
  }
  const name = survey.raw(row, 'name').trim()
  if (node.type === 'audit' && name !== '' && name !== 'audit') {
    const message = 'An audit is always named "audit". Leave its name empty.'
    report({ severity: 'error', code: 'invalid-name', message, ...survey.at(row.row, 'name') })
  }
}

/** What a person sees must say something: guidance alone is only shown on paper, a large picture belongs to a small one. */
function checkLabel(survey: Table, { row, node, type }: SurveyRow, report: Report): void {
  if (type.kind !== 'question') return
  const said = survey.headings.filter(
    ({ id, isKnown, key }) => isKnown && isTextColumn(key) && !isMessage(key) && survey.raw(row, id) !== '',
  )
  const has = (column: string) => said.some(({ key }) => key === column)
  const isComputed = survey.raw(row, 'calculation') !== '' || survey.raw(row, 'trigger') !== ''
  const isSilent = said.every(({ key }) => key === 'guidance_hint')
  if (isSilent && !isUnseen(node.type) && !(isComputed && said.length === 0)) {
    const message = `${node.name} has neither label nor hint, so nobody knows what is asked. Add a label.`
    report({ severity: 'error', code: 'missing-label', message, ...survey.at(row.row, said[0]?.id ?? 'label') })
  }
  if (has('big-image') && !has('image')) {
    const message = `${node.name} has a large picture and no small one, and the small one is shown first. Fill in "image".`
    report({ severity: 'error', code: 'missing-image', message, ...survey.at(row.row, 'big-image') })
  }
}

const isMessage = (key: string): boolean => key === 'constraint_message' || key === 'required_message'
const isUnseen = (type: string): boolean => unseenTypes.some((unseen) => unseen === type)

/** Questions whose answers people change: a trigger waits for a person. */
function isSeen(survey: Table, { row, node, type }: SurveyRow): boolean {
  if (type.kind !== 'question' || isUnseen(node.type)) return false
  const isShown = survey.headings.some(
    ({ id, key }) => (key === 'label' || key === 'hint') && survey.raw(row, id) !== '',
  )
  return isShown || (survey.raw(row, 'calculation') === '' && survey.raw(row, 'trigger') === '')
}

function checkTrigger(
  survey: Table,
  { row, node }: SurveyRow,
  questions: ReadonlyMap<string, boolean>,
  report: Report,
): void {
  const trigger = survey.raw(row, 'trigger')
  const at = survey.at(row.row, 'trigger')
  if (trigger === '') {
    if (node.type !== 'background-geopoint') return
    const message =
      'A background-geopoint needs a question whose answer makes it note the place. Write it into "trigger", as in ${name}.'
    report({ severity: 'error', code: 'missing-trigger', message, ...at })
    return
  }
  const pieces = trigger
    .split(',')
    .filter((piece) => piece.trim() !== '')
    .map((piece) => referencesIn(piece))
  if (pieces.some((names) => names?.length !== 1)) {
    const message = 'A trigger is a question, written as in ${name}, or several with commas between.'
    report({ severity: 'error', code: 'invalid-trigger', message, ...at })
    return
  }
  for (const name of pieces.flatMap((names) => names ?? [])) {
    if (questions.get(name) === true) continue
    if (questions.has(name)) {
      const message = `Nobody sees ${name}, so nobody's answer starts this. Choose a question that people answer.`
      report({ severity: 'error', code: 'unseen-trigger', message, ...at })
      continue
    }
    report({
      severity: 'error',
      code: 'unknown-name',
      message: `There is no question named ${name}. Check its spelling.`,
      ...at,
    })
  }
}
