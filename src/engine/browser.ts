import type { SurveyDefinition } from '../contract/definition.ts'
import type { Form } from './types.ts'

export { createSession } from './index.ts'
export type * from './types.ts'

export function openForm(_definition: SurveyDefinition): Form {
  throw new Error('skeleton')
}
