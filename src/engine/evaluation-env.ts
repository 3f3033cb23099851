import type { CompiledForm } from './compile-form.ts'
import type { EvaluationEnv } from './expression/scope.ts'
import { TimeZone } from './expression/time-zone.ts'
import type { NodeSet } from './expression/value.ts'
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
  const { choices } = form.definition
  return {
    now: now.getTime(),
    zone: new TimeZone(timeZone),
    language: language ?? 'en',
    random: parkMiller(seed),
    get root() {
      return nodes.root
    },
    lookup: (name, from) => {
      const item = byName.get(name)
      // Contexts are nodes of this very session: only choice rows are not, and those never become `current`.
      return item ? nodes.lookup(item, (from as FormNode | undefined) ?? nodes.root) : []
    },
    lists: {
      of: (question) => byName.get(question)?.question?.list,
      rows: (list) => (Object.hasOwn(choices, list) ? form.rowsOf(choices[list] ?? []) : []),
      label: (list, name) => choiceLabel?.(list, name) ?? name,
    },
  }
}
