import type { CompiledForm } from './compile-form.ts'
import type { ExpressionProblem } from './expression/problem.ts'
import type { FormProblem } from './form-problem.ts'
import { nearestName } from './nearest-name.ts'
import { placeOf } from './place-of.ts'
import type { Finding } from './types.ts'
import { wholeVocabulary } from './whole-vocabulary.ts'

/** The sentence for an author: what is wrong, where, and how to mend it. */
export function describeProblem(problem: FormProblem, form: CompiledForm): Finding {
  if (problem.kind === 'cycle') {
    const { at } = problem
    const circle = problem.circle.join(' -> ')
    const message = `${where(at)}: this depends on itself (${circle}). Take one of these references out, so that each value can be computed before it is used.`
    return { severity: 'error', code: 'cycle', message, at }
  }
  const at = placeOf(problem.item, problem.column, problem.problem.position)
  const columns = problem.item?.choices?.flatMap(Object.keys) ?? []
  const names = problem.problem.code === 'unknown-column' ? columns : [...form.byName.keys()]
  const isQuestion = problem.problem.code === 'unknown-column' && form.byName.has(problem.problem.subject)
  const hint = isQuestion ? ` A question is written with \${}: \${${problem.problem.subject}}.` : ''
  const message = `${where(at)}, character ${problem.problem.position + 1}: ${describeExpressionProblem(problem.problem, names)}${hint}`
  // Without a name for its instances a form opens all the same.
  const severity = problem.column === 'instance_name' ? 'warning' : 'error'
  return { severity, code: problem.problem.code, message, at }
}

function where({ question, column }: Finding['at']): string {
  return question === undefined ? `settings, ${column}` : `${question}, ${column}`
}

/** @param names that could have been meant */
export function describeExpressionProblem(
  { code, subject, allowed, given }: ExpressionProblem,
  names: Iterable<string>,
): string {
  switch (code) {
    case 'syntax':
      return subject === ''
        ? 'the expression ends too early. Is a bracket, a quotation mark or the second half of a comparison missing?'
        : `"${subject}" cannot stand here. Is an operator, a bracket or a quotation mark missing before it?`
    case 'unknown-function':
      return `there is no function ${subject}().${suggest(subject, wholeVocabulary.functions.keys(), (name) => `${name}()`)}`
    case 'wrong-arity':
      return `${subject}() takes ${arity(allowed)}, not ${given}.`
    case 'unknown-name':
      return [...names].includes(subject)
        ? `a question is written with \${}: \${${subject}}.`
        : `there is no question named ${subject}.${suggest(subject, names, (name) => `\${${name}}`)}`
    case 'ambiguous-name':
      return `several questions are named ${subject}, so it is not clear which one is meant. Rename all but one.`
    case 'unknown-column':
      return `the choice list has no column ${subject}.${suggest(subject, names, (name) => name)}`
    case 'unsupported-path':
      return `paths with "${subject}" are not supported. Use \${name}, ".", ".." or names parted by "/".`
    case 'too-long':
      return `the expression is ${subject} characters long; the limit is 4000. Put parts of it into calculate questions.`
    case 'too-deep':
      return `brackets are nested deeper than ${subject} levels. Put parts of it into calculate questions.`
    case 'invalid-regex':
      return `the pattern "${subject}" is not a regular expression. Check its brackets and backslashes.`
    case 'unsafe-regex':
      return `the pattern "${subject}" could take for ever on a long answer. Use no lookaround or back-reference, and no more than 1000 repetitions.`
    default:
      return code satisfies never
  }
}

function suggest(subject: string, known: Iterable<string>, write: (name: string) => string): string {
  const nearest = nearestName(subject, known)
  return nearest === undefined ? '' : ` Did you mean ${write(nearest)}?`
}

function arity([min, max]: readonly [number, number] = [0, 0]): string {
  if (min === max) return min === 0 ? 'no arguments' : `${min} argument${min === 1 ? '' : 's'}`
  return max === Number.POSITIVE_INFINITY ? `at least ${min} arguments` : `${min} to ${max} arguments`
}
