import type * as z from 'zod/mini'
import type { Finding } from './types.ts'

export function shapeFindings(_definition: unknown, issues: readonly z.core.$ZodIssue[]): Finding[] {
  return issues.map((issue) => ({
    severity: 'error',
    code: 'shape',
    message: issue.message,
    at: { pointer: `/${issue.path.map(String).join('/')}` },
  }))
}
