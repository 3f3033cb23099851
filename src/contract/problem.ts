import * as z from 'zod/mini'
import type { attachmentProblems } from './attachment-problem.ts'
import type { deskProblems } from './desk-problem.ts'

/**
 * Everything that can go wrong on the wire, once; what only the desk can meet is in `desk-problem.ts`. `code` is never reused; people read `problem.<code>` in
 * `locales/<language>/app.json`, and `mend` is for whoever calls the API.
 * @source RFC 9457
 */
export const problems = {
  malformed_json: { status: 400, mend: 'Send one JSON object, encoded as UTF-8.' },
  malformed_request: { status: 400, mend: 'See /api/v1/openapi.json for the expected shape.' },
  wrong_content_type: { status: 415, mend: 'Send Content-Type: application/json without Content-Encoding.' },
  body_too_large: { status: 413, mend: 'Send at most 1 MiB and at most 100 submissions in one call.' },
  unknown_survey: { status: 404, mend: 'Check the survey id in the address.' },
  unknown_workshop: { status: 404, mend: 'Check the workshop code, or create the workshop first.' },
  workshop_exists: { status: 409, mend: 'Choose another code, or change the workshop that has this one.' },
  workshop_in_use: {
    status: 409,
    mend: 'Keep the workshop: submissions name it, and its counts would lose their place.',
  },
  not_found: { status: 404, mend: 'See /api/v1/openapi.json for the addresses that exist.' },
  method_not_allowed: { status: 405, mend: 'See /api/v1/openapi.json for the methods of this address.' },
  unknown_hub: {
    status: 401,
    mend: 'Make a token on the upstream with: npm run -s cli -- hub-token add <name>, and start the hub with it as UPSTREAM_TOKEN.',
  },
  wrong_origin: { status: 403, mend: 'Call from the page that this server serves.' },
  not_signed_in: { status: 401, mend: 'Sign in as a coordinator first.' },
  insecure_connection: {
    status: 403,
    mend: 'Open the page over https, or on the machine of the server itself as http://localhost.',
  },
  wrong_credentials: {
    status: 401,
    mend: 'Check name and password, or set a new one with: npm run -s cli -- coordinator add <name>',
  },
  too_many_attempts: { status: 429, mend: 'Wait as long as Retry-After says, then try again.' },
  storage_unavailable: {
    status: 503,
    mend: 'Free disk space or restore the database, then send again. Nothing was acknowledged.',
  },
  internal: { status: 500, mend: 'Try again; if it lasts, read the server log. Nothing was acknowledged.' },
} as const
export type ProblemCode = keyof typeof problems | keyof typeof deskProblems | keyof typeof attachmentProblems

export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.optional(z.string()),
  /** Where in the request the fault is; never what stood there. */
  errors: z.optional(z.array(z.object({ pointer: z.string(), message: z.string() }))),
})
export type Problem = z.infer<typeof problem>
