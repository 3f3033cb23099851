import type { CompiledForm } from '../compile-form.ts'
import { nearestName } from '../nearest-name.ts'
import type { Finding } from '../types.ts'
import { at } from './finding.ts'

export function lintNames({ items, byName, definition }: CompiledForm): Finding[] {
  const findings: Finding[] = []
  for (const item of items.slice(1)) {
    // Object.prototype's own setter: as a key of an answer it would vanish without a trace.
    if (item.name === '__proto__')
      findings.push(at('error', 'reserved-name', item, 'name', 'this name cannot be used. Choose another one.'))
    if (item.parent?.child(item.name) !== item) {
      findings.push(
        at(
          'error',
          'duplicate-name',
          item,
          'name',
          `there is another ${item.name} in the same group. Rename one of them.`,
        ),
      )
    } else if (byName.get(item.name) !== item) {
      const sentence = `another question is named ${item.name}, so \${${item.name}} does not tell which one is meant, and tables have two columns of one name. Rename one of them.`
      findings.push(at('warning', 'duplicate-name', item, 'name', sentence))
    }
  }
  const { organisation, counted = [], opt_ins = [], matrices = [], duration } = definition.settings
  const named = [
    ...(organisation
      ? (['name', 'country'] as const).map((key) => ['organisation', key, organisation[key]] as const)
      : []),
    ...counted.map((name, index) => ['counted', String(index), name] as const),
    ...opt_ins.map((name, index) => ['opt_ins', String(index), name] as const),
    ...matrices.map((name, index) => ['matrices', String(index), name] as const),
    ...(duration ? [['duration', 'question', duration.question] as const] : []),
  ]
  const needChoices: readonly string[] = ['counted', 'opt_ins']
  for (const [setting, column, name] of named) {
    const question = byName.get(name)
    if (question && (!needChoices.includes(setting) || question.choices)) continue
    const nearest = nearestName(name, byName.keys())
    const fault = question
      ? `${name} has no choice list to count by. Take it out.`
      : `there is no question named ${name}.${nearest ? ` Did you mean ${nearest}?` : ''}`
    findings.push({
      severity: 'error',
      code: 'unknown-name',
      message: `settings, ${setting}, ${column}: ${fault}`,
      at: { column, pointer: `/settings/${setting}/${column}` },
    })
  }
  if (!definition.languages.includes(definition.default_language)) {
    const message = `default_language: ${definition.default_language} is not among the languages. Add it there.`
    findings.push({ severity: 'error', code: 'unknown-language', message, at: { pointer: '/default_language' } })
  }
  return findings
}
