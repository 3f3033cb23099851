import * as z from 'zod/mini'

/** What the audit log tells of; people read `audit.<action>.action` in `locales/<language>/dashboard.json`. Never reused. */
export const auditActions = [
  'signed_in',
  'signed_out',
  'sign_in_failed',
  'not_permitted',
  'sessions_ended',
  'password_changed',
  'password_reset',
  'second_factor_started',
  'second_factor_ended',
  'person_invited',
  'invitation_accepted',
  'invitation_taken_back',
  'reset_issued',
  'account_saved',
  'account_changed',
  'account_removed',
  'project_changed',
  'workshop_created',
  'workshop_changed',
  'workshop_deleted',
  'audit_taken',
  'answers_taken',
  'token_created',
  'token_deleted',
  'webhook_created',
  'webhook_deleted',
  'webhook_replayed',
  'data_taken',
  'data_imported',
  'analysis_read',
  'texts_read',
  'tag_created',
  'tag_changed',
  'tag_deleted',
  'tag_put',
  'tag_taken',
  'results_switched',
  'texts_taken',
  'texts_signed',
  'texts_suggested',
  'reviewer_named',
  'reviewer_removed',
  'suggestion_discarded',
  'target_changed',
  'target_deleted',
  'submission_read',
  'submission_reviewed',
  'submission_edited',
  'desk_set_up',
] as const
export type AuditAction = (typeof auditActions)[number]

/** By which way somebody came: the page, the command line on the server itself, or a program with a token. */
export const auditVia = z.enum(['page', 'command', 'token'])
export type AuditVia = z.infer<typeof auditVia>

/** Figures and codes that say what it was about: never answers, addresses of the network, or secrets. */
export const auditDetails = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
export type AuditDetails = z.infer<typeof auditDetails>

export const auditEntry = z.object({
  /** Counts up; an entry is never changed or deleted. */
  number: z.int(),
  /** To the second: these are the coordinators' own doings, not the respondents'. */
  at: z.iso.datetime(),
  /** Name of the account. */
  who: z.string(),
  via: auditVia,
  action: z.enum(auditActions),
  /** What it was done to: a code, a name, an id; "" where there is nothing to name. */
  subject: z.string(),
  details: auditDetails,
})
export type AuditEntry = z.infer<typeof auditEntry>

/** `GET /api/v1/coordinator/audit`, the newest first; `next` is the address of the following page, null on the last. */
export const auditPage = z.object({ entries: z.array(auditEntry), next: z.nullable(z.string()) })
export type AuditPage = z.infer<typeof auditPage>
