import { attachmentProblems } from '../contract/attachment-problem.ts'
import { deskProblems } from '../contract/desk-problem.ts'
import { type Problem, type ProblemCode, problems } from '../contract/problem.ts'

/** Of respondents and coordinators alike. */
export const allProblems = { ...problems, ...deskProblems, ...attachmentProblems } as const

interface Details {
  /** JSON pointers into the request and what is wrong there; never what stood there. */
  readonly errors?: Problem['errors']
  readonly retryAfterSeconds?: number
  readonly allow?: readonly string[]
}

/**
 * The only place where a refusal is worded.
 * @source RFC 9457 section 3
 */
export function problemResponse(code: ProblemCode, { errors, retryAfterSeconds, allow }: Details = {}): Response {
  const { status, mend } = allProblems[code]
  const body: Problem = {
    type: `urn:femig:problem:${code}`,
    title: titleOf(code),
    status,
    code,
    detail: mend,
    ...(errors ? { errors } : {}),
  }
  const headers = new Headers({ 'Content-Type': 'application/problem+json' })
  if (retryAfterSeconds !== undefined) headers.set('Retry-After', String(Math.max(1, Math.ceil(retryAfterSeconds))))
  if (allow) headers.set('Allow', allow.join(', '))
  return new Response(JSON.stringify(body), { status, headers })
}

/** `body_too_large` -> `Body too large` */
function titleOf(code: ProblemCode): string {
  return code.charAt(0).toUpperCase() + code.slice(1).replaceAll('_', ' ')
}
