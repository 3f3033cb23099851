import { InvalidExpressionError } from './errors/invalid-expression-error.ts'
import { toText } from './expression/value.ts'
import type { Session } from './types.ts'

/** What settings.instance_name says of a session; "" where a definition has none, or one that does not compile. */
export function instanceName(session: Session): string {
  try {
    return toText(session.evaluate(session.form.definition.settings.instance_name ?? "''"))
  } catch (error) {
    if (error instanceof InvalidExpressionError) return ''
    throw error
  }
}
