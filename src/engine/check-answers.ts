import { type FlatAnswers, flattenAnswers, maxFindings } from './flatten-answers.ts'
import { type ExpressionColumn, type FormItem, isSelect } from './form-item.ts'
import type { FormNode } from './form-node.ts'
import { FormState } from './form-state.ts'
import { asCompiled } from './open-form.ts'
import { instanceCount } from './repeat.ts'
import type { AnswerFinding, Form, SessionEnv } from './types.ts'
import { isGiven, unseenBy } from './unseen-parts.ts'
import { atOnce } from './work.ts'

type IsUnseen = (item: FormItem, column: ExpressionColumn) => boolean

/**
 * Checks the answers of one part by the rules that the device had. Never throws, whatever it is given.
 * Rules that look at questions of another part cannot be applied here: where relevance depends on them, what was sent
 * counts as relevant and what was not as not relevant; such constraints, required marks and choice filters are passed over.
 * @param answers what stood under `answers` in the payload, unparsed
 * @returns at most 100 findings, without any answer in them; empty when all is well
 */
export function checkAnswers(
  form: Form,
  part: string,
  answers: unknown,
  env: Pick<SessionEnv, 'now' | 'timeZone'>,
): readonly AnswerFinding[] {
  const compiled = asCompiled(form)
  const isUnseen = unseenBy(part, compiled)
  const flat = flattenAnswers(compiled.root, part, answers)
  const state = new FormState(
    compiled,
    { ...env, seed: 1 },
    {
      entry: (path, item) => (isGiven(item, isUnseen) ? (flat.entries.get(path) ?? '') : undefined),
      count: (path) => flat.counts.get(path) ?? 0,
      assumed: {
        isRelevant: (node) => (isUnseen(node.item, 'relevant') ? flat.present.has(node.path) : undefined),
        hasAllChoices: (item) => isUnseen(item, 'choice_filter'),
      },
    },
  )
  atOnce(state.begin())
  checkBelow(state.root, part, flat, isUnseen)
  return flat.findings
}

function checkBelow(above: FormNode, part: string, flat: FlatAnswers, isUnseen: IsUnseen): void {
  const surplus = above.isRepeat ? surplusFrom(above, isUnseen) : Number.POSITIVE_INFINITY
  above.children.forEach((node, index) => {
    if (flat.findings.length >= maxFindings) return
    const rule = index >= surplus ? 'not-relevant' : brokenRule(node, part, flat, isUnseen)
    if (rule) flat.findings.push({ path: node.path, rule })
    else checkBelow(node, part, flat, isUnseen)
  })
}

/** Instances beyond what `repeat_count` allows; fewer are fine, because empty ones may have been left out. */
function surplusFrom(repeat: FormNode, isUnseen: IsUnseen): number {
  const isCounted = repeat.item.expressions.repeat_count !== undefined && !isUnseen(repeat.item, 'repeat_count')
  return isCounted ? instanceCount(repeat) : Number.POSITIVE_INFINITY
}

function brokenRule(
  node: FormNode,
  part: string,
  flat: FlatAnswers,
  isUnseen: IsUnseen,
): AnswerFinding['rule'] | undefined {
  const { item } = node
  if (!item.question || item.part !== part) return undefined
  if (!node.relevant) return flat.present.has(node.path) ? 'not-relevant' : undefined
  if (!node.isUnderstood) return isSelect(item) ? 'choice' : 'type'
  if (isSelect(item) && hasLostChoices(node)) return 'choice'
  if (node.violation === 'required') return isUnseen(item, 'required') ? undefined : 'required'
  return node.violation === 'constraint' && !isUnseen(item, 'constraint') ? 'constraint' : undefined
}

/** Something was sent that choice_filter holds back. */
function hasLostChoices({ entered, value }: FormNode): boolean {
  const count = (text: string) => new Set(text.split(/\s+/).filter((name) => name !== '')).size
  return count(entered) > count(value)
}
