import type { CompiledForm } from '../compile-form.ts'
import { isSelect } from '../form-item.ts'
import { nearestName } from '../nearest-name.ts'
import type { Finding } from '../types.ts'
import { at } from './finding.ts'

export function lintChoices({ items, definition }: CompiledForm): Finding[] {
  const lists = Object.keys(definition.choices)
  const used = new Set<string>()
  const findings: Finding[] = []
  for (const item of items.slice(1)) {
    const list = item.question?.list
    if (list !== undefined) used.add(list)
    if (list !== undefined && !isSelect(item)) {
      findings.push(
        at(
          'warning',
          'needless-list',
          item,
          'list',
          `a ${item.source.type} question has no choices. Take the list out.`,
        ),
      )
    } else if (list !== undefined && !item.choices) {
      const nearest = nearestName(list, lists)
      const sentence = `there is no choice list ${list}.${nearest === undefined ? ' Add it under "choices".' : ` Did you mean ${nearest}?`}`
      findings.push(at('error', 'unknown-list', item, 'list', sentence))
    } else if (list === undefined && isSelect(item)) {
      findings.push(
        at('error', 'missing-list', item, 'list', `a ${item.source.type} question needs the name of a choice list.`),
      )
    }
  }
  for (const list of lists) findings.push(...lintList(list, definition.choices[list] ?? [], used.has(list)))
  for (const list of Object.keys(definition.choice_labels ?? {})) {
    if (lists.includes(list)) continue
    const message = `choice_labels: there is no choice list ${list}. Take it out, or correct its name.`
    findings.push({ severity: 'warning', code: 'unknown-list', message, at: { pointer: `/choice_labels/${list}` } })
  }
  return findings
}

function lintList(list: string, choices: readonly { readonly name: string }[], isUsed: boolean): Finding[] {
  const findings: Finding[] = []
  const pointer = `/choices/${list}`
  const seen = new Set<string>()
  choices.forEach(({ name }, index) => {
    if (seen.has(name)) {
      const message = `choices, ${list}: ${name} is there twice, and an answer would not tell which one was meant. Rename or remove one.`
      findings.push({
        // Cascading lists of the field's forms do it on purpose, so it keeps no form from opening.
        severity: 'warning',
        code: 'duplicate-choice',
        message,
        at: { pointer: `${pointer}/${index}/name` },
      })
    }
    seen.add(name)
  })
  if (choices.length === 0) {
    findings.push({
      severity: 'warning',
      code: 'empty-list',
      message: `choices, ${list}: the list is empty. Add its choices.`,
      at: { pointer },
    })
  }
  if (!isUsed) {
    const message = `choices, ${list}: no question uses this list. Use it, or take it out.`
    findings.push({ severity: 'warning', code: 'unused-list', message, at: { pointer } })
  }
  return findings
}
