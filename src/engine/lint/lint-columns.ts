import { type CompiledForm, isDynamic } from '../compile-form.ts'
import { type FormItem, isSelect } from '../form-item.ts'
import type { Finding } from '../types.ts'
import { normalise } from '../value-types/normalise.ts'
import { at } from './finding.ts'

export function lintColumns(form: CompiledForm): Finding[] {
  const { parts } = form.definition.settings
  return form.items.slice(1).flatMap((item) => [...lintPart(item, parts), ...lintRow(item), ...lintRepeat(item)])
}

function lintPart(item: FormItem, parts: readonly string[]): Finding[] {
  const { part } = item.source
  if (part === undefined || part === 'none' || parts.includes(part)) return []
  return [
    at(
      'error',
      'unknown-part',
      item,
      'part',
      `${part} is not among settings.parts (${parts.join(', ')}) and is not "none".`,
    ),
  ]
}

function lintRow(item: FormItem): Finding[] {
  const { question } = item
  if (!question) return []
  const findings: Finding[] = []
  const warn = (code: string, column: string, sentence: string) =>
    findings.push(at('warning', code, item, column, sentence))
  for (const column of ['required', 'constraint', 'calculation', 'default'] as const) {
    if (question.type === 'note' && question[column] !== undefined) {
      warn(
        `${column}-on-note`,
        column,
        'a note holds no answer, so this does nothing. Take it out, or make the note a question.',
      )
    }
  }
  for (const column of ['required', 'constraint'] as const) {
    if (item.isHidden && question[column] !== undefined) {
      warn(
        `${column}-on-hidden`,
        column,
        'nobody sees this question, so nobody can mend what this finds. Put it on a visible question.',
      )
    }
  }
  if (question.type === 'calculate' && question.calculation === undefined) {
    warn(
      'missing-calculation',
      'calculation',
      'a calculate question without a calculation stays empty. Add one, or make the type hidden.',
    )
  }
  if (question.trigger !== undefined && question.calculation === undefined) {
    warn(
      'trigger-without-calculation',
      'trigger',
      'a trigger starts a calculation, and there is none. Add it, or take the trigger out.',
    )
  }
  if (question.choice_filter !== undefined && !isSelect(item)) {
    warn('filter-without-list', 'choice_filter', `a ${question.type} question has no choices to filter. Take it out.`)
  }
  const initial = question.default
  if (
    initial !== undefined &&
    !isDynamic(initial) &&
    question.type !== 'note' &&
    normalise(initial, item, item.choices) === undefined
  ) {
    warn(
      'invalid-default',
      'default',
      `"${initial}" is no answer to this ${question.type} question. Correct it, or take it out.`,
    )
  }
  return findings
}

function lintRepeat(item: FormItem): Finding[] {
  if (!item.isRepeat || item.minInstances <= item.maxInstances) return []
  const sentence = `min (${item.minInstances}) is more than max (${item.maxInstances}). Correct one of them.`
  return [at('error', 'invalid-parameters', item, 'parameters', sentence)]
}
