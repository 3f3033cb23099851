import type { CompiledForm } from '../compile-form.ts'
import type { FormItem } from '../form-item.ts'
import type { Finding } from '../types.ts'
import { crossed, type Together, waysOf } from './atoms.ts'
import { isContradiction } from './contradiction.ts'
import { at } from './finding.ts'
import { tryParse } from './walk-expression.ts'

/** Constraints that no answer meets, questions that nobody can come to, and pages without any that somebody can. */
export function lintReach(form: CompiledForm): Finding[] {
  const { neverAsked, causes } = findNeverAsked(form)
  return form.items
    .slice(1)
    .flatMap((item) => [
      ...lintConstraint(form, item),
      ...(causes.has(item) ? [neverRelevant(item)] : []),
      ...lintRequired(item, neverAsked),
      ...lintPage(item, neverAsked),
    ])
}

function lintConstraint(form: CompiledForm, item: FormItem): Finding[] {
  const ways = constraintWays(form, item)
  if (!ways?.every((together) => isContradiction(together))) return []
  const mend =
    item.question?.required === undefined ? 'so it can only stay empty' : 'and it is required, so nobody gets past it'
  const sentence = `no answer to this ${item.source.type} question meets all of it, ${mend}. Look at its bounds, and at "and" where "or" is meant.`
  return [at('warning', 'contradictory-constraint', item, 'constraint', sentence, 0)]
}

function constraintWays(form: CompiledForm, item: FormItem): readonly Together[] | null {
  const ast = item.question?.constraint === undefined ? undefined : tryParse(item.question.constraint)
  // A constraint is only looked at when there is an answer.
  const ways = ast ? waysOf(ast, form, item) : null
  return ways && crossed(ways, [[{ item, of: 'answer', test: { operator: '!=', value: '' } }]])
}

/** Grows until nothing is added: what hangs on a question that nobody can come to is out of reach, too. */
function findNeverAsked(form: CompiledForm): { neverAsked: ReadonlySet<FormItem>; causes: ReadonlySet<FormItem> } {
  const ways = new Map(form.items.map((item) => [item, relevantWays(form, item)]))
  const neverAsked = new Set<FormItem>()
  const causes = new Set<FormItem>()
  for (let before = -1; before < neverAsked.size; ) {
    before = neverAsked.size
    for (const item of form.items.slice(1)) {
      if (neverAsked.has(item)) continue
      if (item.parent && neverAsked.has(item.parent)) neverAsked.add(item)
      else if (ways.get(item)?.every((together) => isContradiction(together, neverAsked))) {
        neverAsked.add(item)
        causes.add(item)
      }
    }
  }
  return { neverAsked, causes }
}

/** Its own relevance and that of all groups around it, with what the constraints of the questions in it allow. */
function relevantWays(form: CompiledForm, item: FormItem): readonly Together[] | null {
  if (item.source.relevant === undefined) return null
  let ways: readonly Together[] = [[]]
  for (let above: FormItem | undefined = item; above; above = above.parent) {
    const ast = above.source.relevant === undefined ? undefined : tryParse(above.source.relevant)
    const own = ast ? waysOf(ast, form, above) : [[]]
    if (!own || own.length * ways.length > 200) return null
    ways = crossed(ways, own)
  }
  return ways.flatMap((together) => withConstraints(form, together))
}

/** Nobody goes on with an answer that breaks its constraint. */
function withConstraints(form: CompiledForm, together: Together): readonly Together[] {
  let ways: readonly Together[] = [together]
  for (const item of new Set(together.filter(needsAnswer).map((atom) => atom.item))) {
    const allowed = constraintWays(form, item)
    if (allowed && allowed.length * ways.length <= 64) ways = crossed(ways, allowed)
  }
  return ways
}

/** Whether a condition says that there is an answer: a constraint says nothing about an empty one. */
function needsAnswer({ test }: Together[number]): boolean {
  if ('has' in test) return !test.isNot
  return test.operator === '!=' ? test.value === '' : test.value !== ''
}

function neverRelevant(item: FormItem): Finding {
  const what = item.question ? 'question' : item.isRepeat ? 'repeat' : 'group'
  const sentence = `no answers make this true, so the ${what} is never shown. Look for a choice that does not exist, for "and" where "or" is meant, or take the ${what} out.`
  return at('warning', 'never-relevant', item, 'relevant', sentence, 0)
}

function lintRequired(item: FormItem, neverAsked: ReadonlySet<FormItem>): Finding[] {
  if (!neverAsked.has(item) || item.question?.required === undefined || item.question.required === 'false()') return []
  return [
    at(
      'warning',
      'required-never-relevant',
      item,
      'required',
      'this is required and never shown. Mend its relevant, or that of the group around it.',
    ),
  ]
}

/** A page of its own on which nothing can ever stand. */
function lintPage(item: FormItem, neverAsked: ReadonlySet<FormItem>): Finding[] {
  if (item.question || neverAsked.has(item)) return []
  const seen = questionsBelow(item).filter((each) => !each.isHidden)
  if (seen.length === 0 || !seen.every((each) => neverAsked.has(each))) return []
  // The innermost group says it for all around it.
  if (item.children.some((child) => !child.question && !neverAsked.has(child))) return []
  const sentence = 'none of the questions in it is ever shown, so nobody comes to this page. Mend their relevant.'
  return [at('warning', 'unreachable-page', item, 'name', sentence)]
}

function questionsBelow(item: FormItem): FormItem[] {
  return item.children.flatMap((child) => (child.question ? [child] : questionsBelow(child)))
}
