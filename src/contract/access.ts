import type { AuditAction } from './audit.ts'
import type { routes } from './routes.ts'

/**
 * What somebody may be allowed to do. Roles are bundles of these, so that a finer role is one more line below.
 *
 * | right | opens |
 * |---|---|
 * | account | one's own password, sessions and second factor |
 * | counts | figures, and what is public anyway: workshops, project, translations |
 * | answers | single submissions of the part `answers`, exports and analysis of them |
 * | corrections | states and comments of responses, corrections of their answers |
 * | imports | responses from a file |
 * | mapping, contacts | the parts that rest apart from the answers |
 * | review | signing off and suggesting texts, in the languages that somebody was named for |
 * | words | naming reviewers, deciding about suggestions |
 * | workshops | changing workshops and the details of the project |
 * | hooks | tokens and webhooks of other programs |
 * | people | accounts, invitations, others' sessions |
 * | audit | who looked at or took out what |
 */
export type Right =
  | 'account'
  | 'counts'
  | 'answers'
  | 'corrections'
  | 'imports'
  | 'mapping'
  | 'contacts'
  | 'review'
  | 'words'
  | 'workshops'
  | 'people'
  | 'hooks'
  | 'audit'

export const roles = ['viewer', 'analyst', 'admin'] as const
export type Role = (typeof roles)[number]

const rightsOf: Readonly<Record<Role, readonly Right[]>> = {
  viewer: ['account', 'counts', 'review'],
  analyst: ['account', 'counts', 'answers', 'corrections', 'review'],
  admin: [
    'account',
    'counts',
    'answers',
    'corrections',
    'imports',
    'mapping',
    'contacts',
    'review',
    'words',
    'workshops',
    'people',
    'hooks',
    'audit',
  ],
}

export const may = (role: Role, right: Right): boolean => rightsOf[role].includes(right)

/** A program's token reads figures and answers, whatever else its role could do on the page. */
const rightsOfTokens: readonly Right[] = ['counts', 'answers']

export const mayToken = (role: Role, right: Right, method: Method): boolean =>
  method === 'GET' && may(role, right) && rightsOfTokens.includes(right)

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

export interface Permit {
  readonly right: Right
  /** Noted in the audit log, with what the address names, whenever the call goes well. A handler with more to tell calls `record` itself instead. */
  readonly records?: AuditAction
}

/** Every coordinator's route but signing in and using a link, which is how somebody gets a role in the first place. */
export type DeskRoute = Exclude<
  Extract<keyof typeof routes, `coordinator${string}`>,
  'coordinatorSession' | 'coordinatorLink'
>

/** Which right each call of the desk asks for: the one table that `server/serve-desk.ts` enforces. */
export const access = {
  coordinatorCounts: { GET: { right: 'counts' } },
  coordinatorLive: { GET: { right: 'counts' } },
  coordinatorVisit: { GET: { right: 'counts' } },
  coordinatorProject: { GET: { right: 'counts' }, PUT: { right: 'workshops', records: 'project_changed' } },
  coordinatorDevices: { GET: { right: 'counts' } },
  coordinatorTranslations: { GET: { right: 'counts' } },
  coordinatorTranslatedTexts: { GET: { right: 'counts' } },
  coordinatorTextFile: { GET: { right: 'counts', records: 'texts_taken' } },
  coordinatorTextReviewer: {
    PUT: { right: 'words', records: 'reviewer_named' },
    DELETE: { right: 'words', records: 'reviewer_removed' },
  },
  // Whether she was named for the language, the handler asks.
  coordinatorTextSignatures: { POST: { right: 'review' } },
  coordinatorTextCheck: { POST: { right: 'review' } },
  coordinatorTextSuggestions: { POST: { right: 'review' } },
  coordinatorTextSuggestion: { DELETE: { right: 'words', records: 'suggestion_discarded' } },
  coordinatorWorkshops: { GET: { right: 'counts' }, POST: { right: 'workshops' } },
  coordinatorWorkshop: {
    PUT: { right: 'workshops', records: 'workshop_changed' },
    DELETE: { right: 'workshops', records: 'workshop_deleted' },
  },
  coordinatorAccount: { GET: { right: 'account' } },
  coordinatorPassword: { PUT: { right: 'account', records: 'password_changed' } },
  coordinatorSecondFactor: {
    POST: { right: 'account' },
    PUT: { right: 'account', records: 'second_factor_started' },
  },
  coordinatorSecondFactorEnd: { POST: { right: 'account', records: 'second_factor_ended' } },
  coordinatorOwnSessions: { DELETE: { right: 'account' } },
  coordinatorOwnSession: { DELETE: { right: 'account' } },
  coordinatorPeople: { GET: { right: 'people' }, POST: { right: 'people' } },
  coordinatorPerson: { PUT: { right: 'people' }, DELETE: { right: 'people', records: 'account_removed' } },
  coordinatorPersonReset: { POST: { right: 'people', records: 'reset_issued' } },
  coordinatorPersonSessions: { DELETE: { right: 'people', records: 'sessions_ended' } },
  coordinatorInvitation: { DELETE: { right: 'people', records: 'invitation_taken_back' } },
  coordinatorAnswers: { GET: { right: 'answers' } },
  coordinatorTargets: { GET: { right: 'counts' } },
  coordinatorTarget: { PUT: { right: 'workshops' }, DELETE: { right: 'workshops' } },
  coordinatorSkipped: { GET: { right: 'counts' } },
  coordinatorFlagged: { GET: { right: 'answers' } },
  coordinatorSubmission: { GET: { right: 'answers' } },
  coordinatorReview: { POST: { right: 'corrections' } },
  coordinatorEdits: { POST: { right: 'corrections' } },
  coordinatorTokens: { GET: { right: 'hooks' }, POST: { right: 'hooks' } },
  coordinatorToken: { DELETE: { right: 'hooks' } },
  coordinatorWebhooks: { GET: { right: 'hooks' }, POST: { right: 'hooks' } },
  coordinatorWebhook: { DELETE: { right: 'hooks', records: 'webhook_deleted' } },
  coordinatorWebhookReplay: { POST: { right: 'hooks', records: 'webhook_replayed' } },
  coordinatorAudit: { GET: { right: 'audit' } },
  coordinatorAuditFile: { GET: { right: 'audit', records: 'audit_taken' } },
  // What comes in may hold every part, and counts towards the target.
  coordinatorImportPreview: { POST: { right: 'imports' } },
  coordinatorImportCheck: { POST: { right: 'imports' } },
  coordinatorImportRun: { POST: { right: 'imports' } },
  // Each handler notes what was looked at, and not every look at the same.
  coordinatorAnalysis: { GET: { right: 'answers' } },
  coordinatorTexts: { GET: { right: 'answers' } },
  coordinatorTags: { GET: { right: 'answers' }, POST: { right: 'answers' } },
  coordinatorTag: { PUT: { right: 'answers' }, DELETE: { right: 'answers' } },
  coordinatorTagged: { PUT: { right: 'answers' }, DELETE: { right: 'answers' } },
  coordinatorResults: { GET: { right: 'answers' }, PUT: { right: 'workshops' } },
  // Each export notes itself, with what was asked for, before the first byte leaves.
  coordinatorExportCount: { GET: { right: 'answers' } },
  coordinatorExportAnswers: { GET: { right: 'answers' } },
  coordinatorExportMapping: { GET: { right: 'mapping' } },
  coordinatorExportContacts: { GET: { right: 'contacts' } },
  coordinatorExportLeaders: { GET: { right: 'contacts' } },
} as const satisfies Readonly<Record<DeskRoute, Readonly<Partial<Record<Method, Permit>>>>>
