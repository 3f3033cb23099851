import * as z from 'zod/mini'
import { surveyDefinition } from '../contract/definition.ts'

/** The JSON Schema of a survey definition, by which editors complete and check as one types. */
export function jsonSchema(): object {
  return z.toJSONSchema(surveyDefinition, { io: 'input', unrepresentable: 'any' })
}
