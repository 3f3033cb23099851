import { type CompiledForm, cell } from './compile-form.ts'
import type { EvaluationEnv } from './expression/scope.ts'
import { TimeZone } from './expression/time-zone.ts'
import type { ExpressionNode, NodeSet } from './expression/value.ts'
import type { FormItem } from './form-item.ts'
import type { FormNode } from './form-node.ts'
import { parkMiller } from './shuffle.ts'
import type { SessionEnv } from './types.ts'

/** What expressions of one session can reach. */
export function evaluationEnv(
  form: CompiledForm,
  { now, timeZone, seed, language, choiceLabel }: SessionEnv,
  nodes: { readonly root: FormNode; lookup(item: FormItem, from: FormNode): NodeSet },
): EvaluationEnv {
  const { byName } = form
  const label = (list: string, name: string) => choiceLabel?.(list, name) ?? name
  const labelled = new Map<string, NodeSet>()
  return {
    now: now.getTime(),
    zone: new TimeZone(timeZone),
    language: language ?? 'en',
    random: parkMiller(seed),
    get root() {
      return nodes.root
    },
    lookup: (name, from) => {
      const item = byName.get(name)?.[0]
      // Contexts are nodes of this very session: only choice rows are not, and those never become `current`.
      return item ? nodes.lookup(item, (from as FormNode | undefined) ?? nodes.root) : []
    },
    rowsOf: (list) => {
      const rows = labelled.get(list) ?? rowsOf(form, list, (name) => label(list, name))
      labelled.set(list, rows)
      return rows
    },
    choiceLabel: (value, question) => {
      const list = byName.get(question)?.[0]?.question?.list
      const isKnown = byName.get(question)?.[0]?.choices?.some((choice) => choice.name === value) ?? false
      return list !== undefined && isKnown ? label(list, value) : ''
    },
  }
}

/** The words may change with the language while the form is open, so they are asked for each time. */
function rowsOf({ definition, rows }: CompiledForm, list: string, label: (name: string) => string): NodeSet {
  const choices = Object.hasOwn(definition.choices, list) ? definition.choices[list] : undefined
  const plain = (choices && rows.get(choices)) ?? []
  return plain.map((row, index): ExpressionNode => {
    const words = Object.defineProperty(cell('label', ''), 'value', { get: () => label(choices?.[index]?.name ?? '') })
    return { ...row, childrenNamed: (name) => (name === 'label' ? [words] : row.childrenNamed(name)) }
  })
}
