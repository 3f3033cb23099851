import type { CompiledForm } from '../compile-form.ts'
import { describeExpressionProblem } from '../describe-problem.ts'
import type { Ast } from '../expression/parse.ts'
import { patternFault } from '../expression/regex.ts'
import { type ExpressionColumn, expressionColumns, type FormItem, isSelect } from '../form-item.ts'
import { nearestName } from '../nearest-name.ts'
import type { Finding } from '../types.ts'
import { at } from './finding.ts'
import { partsOf, tryParse } from './walk-expression.ts'

type Warn = (code: string, sentence: string, position: number, severity?: Finding['severity']) => void

const conditions: readonly ExpressionColumn[] = ['relevant', 'required', 'readonly', 'constraint', 'choice_filter']

export function lintExpressions(form: CompiledForm): Finding[] {
  return form.items.flatMap((item) =>
    expressionColumns.flatMap((column) => (item.expressions[column] ? lintExpression(form, item, column) : [])),
  )
}

function lintExpression(form: CompiledForm, item: FormItem, column: ExpressionColumn): Finding[] {
  const ast = tryParse((item.source as { readonly [column in ExpressionColumn]?: string })[column] ?? '') // it was compiled, so it is there
  if (!ast) return []
  const findings: Finding[] = []
  const warn: Warn = (code, sentence, position, severity = 'warning') => {
    findings.push(at(severity, code, item, column, sentence, position))
  }
  if (conditions.includes(column)) lintCondition(ast, warn)
  const self = column === 'choice_filter' ? undefined : item
  for (const part of partsOf(ast)) {
    if (part.type === 'call') lintCall(part, form, self, warn)
    if (part.type === 'binary') lintBinary(part, form, self, column, warn)
  }
  if (
    column === 'constraint' &&
    !item.expressions.constraint?.reads.some(({ node }) => node === item) &&
    item.expressions.constraint?.problems.length === 0
  ) {
    warn(
      'constraint-without-self',
      `this never looks at the answer itself. Write "." for the answer, as in ". > 0", or use relevant.`,
      0,
    )
  }
  return findings
}

/** A question is always there, answered or not, so that as a condition it would always hold. */
function lintCondition(ast: Ast, warn: Warn): void {
  if (ast.type === 'reference') {
    warn(
      'bare-reference',
      `\${${ast.name}} alone is always true, also while it is unanswered. Write \${${ast.name}} != ''.`,
      ast.at,
    )
  }
  if (ast.type === 'binary' && (ast.operator === 'and' || ast.operator === 'or')) {
    lintCondition(ast.left, warn)
    lintCondition(ast.right, warn)
  }
}

function lintCall(
  { name, args }: Ast & { type: 'call' },
  form: CompiledForm,
  self: FormItem | undefined,
  warn: Warn,
): void {
  const [first, second] = args
  if ((name === 'not' || name === 'boolean' || name === 'if') && first) lintCondition(first, warn)
  if (name === 'regex' && second?.type === 'string') lintPattern(second.value, second.at, warn)
  if (name === 'selected' && first && second) lintChoiceName(first, second, form, self, warn)
}

function lintBinary(
  ast: Ast & { type: 'binary' },
  form: CompiledForm,
  self: FormItem | undefined,
  column: ExpressionColumn,
  warn: Warn,
): void {
  if (ast.operator === 'and' || ast.operator === 'or') {
    if (!conditions.includes(column)) lintCondition(ast, warn)
    return
  }
  if (ast.operator !== '=' && ast.operator !== '!=') return
  lintChoiceName(ast.left, ast.right, form, self, warn)
  lintChoiceName(ast.right, ast.left, form, self, warn)
}

/** A comparison with a choice that no list has can never hold: nearly always a slip of the pen. */
function lintChoiceName(question: Ast, literal: Ast, form: CompiledForm, self: FormItem | undefined, warn: Warn): void {
  if (literal.type !== 'string' || literal.value.trim() === '') return
  const isSelf =
    question.type === 'path' && question.from === 'context' && question.steps.every(({ axis }) => axis === 'self')
  const item = question.type === 'reference' ? form.find(question.name) : isSelf ? self : undefined
  if (item === undefined || item === 'ambiguous' || !isSelect(item) || !item.choices) return
  const { choices } = item
  const chosen = item.source.type === 'select_one' ? [literal.value.trim()] : literal.value.trim().split(/\s+/)
  const unknown = chosen.find((each) => !choices.some(({ name }) => name === each))
  if (unknown === undefined) return
  const nearest = nearestName(
    unknown,
    choices.map(({ name }) => name),
  )
  const mend = nearest === undefined ? ' Correct the name, or add the choice.' : ` Did you mean '${nearest}'?`
  warn('unknown-choice', `the choices of ${item.name} have no '${unknown}'.${mend}`, literal.at)
}

function lintPattern(pattern: string, position: number, warn: Warn): void {
  const fault = patternFault(pattern)
  if (fault) {
    const code = `${fault}-regex` as const
    warn(code, describeExpressionProblem({ code, position, subject: pattern }, []), position, 'error')
  } else if (!/^\(*\^/.test(pattern) || !/\$\)*$/.test(pattern)) {
    const sentence = `the pattern may match anywhere in the answer. For the whole answer write '^${pattern.replace(/^\^|\$$/g, '')}$'.`
    warn('unanchored-regex', sentence, position)
  }
}
