import { dayAt, momentAt } from './expression/date-value.ts'
import type { EvaluationEnv } from './expression/scope.ts'

/**
 * What a session notes about its own beginning, for the types `start` and `today`.
 * @source https://getodk.github.io/xforms-spec/#preload-attributes
 */
export function notedAtStart(type: string, { now, zone }: EvaluationEnv): string | undefined {
  if (type === 'today') return dayAt(now, zone).text
  return type === 'start' ? momentAt(now, zone).text : undefined
}
