import * as z from 'zod/mini'
import { roles } from './access.ts'

export const shortestPassword = 12
export const accountName = z.string().check(z.regex(/^[^\p{C}\s](?:[^\p{C}]{0,62}[^\p{C}\s])?$/u))
/** What is typed as one's password of today: of any form, because it is only compared. */
const typedPassword = z.string().check(z.minLength(1), z.maxLength(200))
/** Six digits of the app, or a recovery code with its blanks and dashes. */
const typedCode = z.string().check(z.minLength(1), z.maxLength(64))
const moment = z.iso.datetime()
const role = z.enum(roles)

/** `POST /api/v1/coordinator/session`; `code` where the account has a second factor. */
export const signIn = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(64)),
  password: typedPassword,
  code: z.optional(typedCode),
})

/** `GET` and `POST /api/v1/coordinator/session`: who is signed in. The session itself is a cookie that no script reads. */
export const coordinatorSession = z.object({ name: z.string(), role })
export type CoordinatorSession = z.infer<typeof coordinatorSession>

/** `POST /api/v1/coordinator/link`: what a link is for, before a password is chosen. */
export const linkToken = z.strictObject({ token: z.string().check(z.minLength(1), z.maxLength(64)) })
export const linkPurpose = z.object({ kind: z.enum(['invitation', 'reset', 'setup']), name: z.string(), role })
export type LinkPurpose = z.infer<typeof linkPurpose>
/** `PUT /api/v1/coordinator/link` uses it up. */
export const linkUse = z.strictObject({
  ...linkToken.shape,
  password: typedPassword,
  /** Chosen by the first coordinator; everybody else has been given one. */
  name: z.optional(accountName),
})

/** `GET /api/v1/coordinator/account`: one's own. */
export const ownAccount = z.object({
  name: z.string(),
  role,
  createdOn: z.iso.date(),
  hasSecondFactor: z.boolean(),
  recoveryCodesLeft: z.int(),
  /** The last used first; `isThis` is the one that asks. */
  sessions: z.array(z.object({ id: z.string(), startedAt: moment, usedAt: moment, isThis: z.boolean() })),
})
export type OwnAccount = z.infer<typeof ownAccount>

export const passwordChange = z.strictObject({ current: typedPassword, password: typedPassword })

/** `POST …/second-factor` proposes a secret; `PUT` switches it on with the first code that the app shows for it. */
export const secondFactorProposal = z.object({ secret: z.string(), uri: z.string() })
export type SecondFactorProposal = z.infer<typeof secondFactorProposal>
export const secondFactorStart = z.strictObject({ secret: z.string(), code: typedCode, current: typedPassword })
export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })
/** `POST …/second-factor/end` */
export const ownPassword = z.strictObject({ current: typedPassword })

/** `GET /api/v1/coordinator/people` */
export const peopleList = z.object({
  people: z.array(
    z.object({
      name: z.string(),
      role,
      createdOn: z.iso.date(),
      isDisabled: z.boolean(),
      hasSecondFactor: z.boolean(),
      /** How many of her sessions are open. */
      sessions: z.int(),
    }),
  ),
  links: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['invitation', 'reset']),
      name: z.string(),
      role,
      createdBy: z.string(),
      expiresAt: moment,
    }),
  ),
})
export type PeopleList = z.infer<typeof peopleList>

/** `POST /api/v1/coordinator/people` */
export const invitation = z.strictObject({ name: accountName, role })
/** The token is shown this once. */
export const newLink = z.object({ token: z.string(), expiresAt: moment })
export type NewLink = z.infer<typeof newLink>
/** `PUT /api/v1/coordinator/people/{name}` */
export const personChange = z.strictObject({ role, isDisabled: z.boolean() })
