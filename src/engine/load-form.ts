import { surveyDefinition } from '../contract/definition.ts'
import { compileForm } from './compile-form.ts'
import { describeProblem } from './describe-problem.ts'
import { reportCircle } from './find-circle.ts'
import { lintForm } from './lint/lint-form.ts'
import { nestingFinding, shapeFindings } from './shape-findings.ts'
import type { LoadResult } from './types.ts'
import { wholeVocabulary } from './whole-vocabulary.ts'
import { atOnce } from './work.ts'

/**
 * Turns a definition of unknown origin into a form, with everything its author should know. Never throws.
 * @param definition parsed JSON
 */
export function loadForm(definition: unknown): LoadResult {
  const tooDeep = nestingFinding(definition)
  if (tooDeep) return { status: 'failed', findings: [tooDeep] }
  const parsed = surveyDefinition.safeParse(definition)
  if (!parsed.success) return { status: 'failed', findings: shapeFindings(definition, parsed.error.issues) }
  const form = atOnce(compileForm(parsed.data, wholeVocabulary, reportCircle))
  const findings = [...form.problems.map((problem) => describeProblem(problem, form)), ...lintForm(form)]
  const isBroken = findings.some(({ severity }) => severity === 'error')
  return isBroken ? { status: 'failed', findings } : { status: 'ok', form, findings }
}
