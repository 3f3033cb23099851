import type { Role } from '../contract/access.ts'

export interface Account {
  readonly name: string
  readonly createdOn: string
  readonly role: Role
  readonly isDisabled: boolean
  readonly hasSecondFactor: boolean
}

/** What a sign-in is held against. */
export interface Credentials extends Pick<Account, 'role' | 'isDisabled'> {
  readonly passwordHash: string
  /** Sealed; null where there is no second factor. */
  readonly totpSecret: string | null
  /** Of the last code that was accepted. */
  readonly totpStep: number
}

/** Times in ms since 1970. */
export interface SessionRow {
  /** By which it is named in a list; says nothing of the token. */
  readonly id: string
  readonly coordinator: string
  readonly createdAt: number
  readonly usedAt: number
}

/** Lets somebody set a password once: her first, or a new one; `setup` is for the first of all, who chooses her name too. */
export interface LinkRow {
  readonly id: string
  readonly kind: 'invitation' | 'reset' | 'setup'
  /** "" as long as nobody has chosen it. */
  readonly coordinator: string
  readonly role: Role
  readonly createdBy: string
  readonly expiresAt: number
}

export type AccountChange = Pick<Account, 'role' | 'isDisabled'> | 'remove'

/** Who may use the desk. */
export interface AccountStore {
  coordinators(): Promise<readonly Account[]>
  /** @returns null when there is nobody of that name */
  credentials(name: string): Promise<Credentials | null>
  /**
   * Adds a coordinator, or sets a new password, which ends all sessions of that name.
   * @param role of somebody new it is `admin` where not given; somebody known keeps hers
   */
  saveCoordinator(name: string, passwordHash: string, createdOn: string, role?: Role): Promise<void>
  /** @returns false when there was nobody of that name */
  removeCoordinator(name: string): Promise<boolean>
  /** Like the above, but never leaves the desk without an admin who can sign in. Disabling ends all sessions. */
  changeAccount(name: string, change: AccountChange): Promise<'done' | 'unknown' | 'last_admin'>

  /** Takes the place of the second factor and of the recovery codes that were there; null takes them away. */
  saveSecondFactor(
    name: string,
    factor: { readonly totpSecret: string; readonly step: number; readonly codeHashes: readonly string[] } | null,
  ): Promise<void>
  /** @returns false when a code of this step or a later one was accepted already */
  acceptStep(name: string, step: number): Promise<boolean>
  /** @returns false when there is no such code, or no longer */
  useRecoveryCode(name: string, codeHash: string): Promise<boolean>
  recoveryCodesLeft(name: string): Promise<number>

  /**
   * A link for the first coordinator takes the place of the one before, and is none as soon as there is somebody.
   * @returns exists when there is an account or an open invitation of that name, unknown when there is none to reset
   */
  createLink(tokenHash: string, link: LinkRow, now: number): Promise<'created' | 'exists' | 'unknown'>
  /** Those that have not expired and are for somebody. */
  links(now: number): Promise<readonly LinkRow[]>
  link(tokenHash: string, now: number): Promise<LinkRow | null>
  /**
   * Takes the link away and sets the password, in one transaction; a reset ends all sessions and the second factor.
   * @param name of the first coordinator, who has none before
   * @returns null when the link is not, or no longer, of use
   */
  useLink(tokenHash: string, passwordHash: string, now: number, name?: string): Promise<LinkRow | null>
  deleteLink(id: string): Promise<boolean>

  createSession(tokenHash: string, session: SessionRow): Promise<void>
  /** @returns the session with the role that the account has at this moment */
  session(tokenHash: string): Promise<(SessionRow & Pick<Account, 'role'>) | null>
  /** The last used first. */
  sessionsOf(name: string): Promise<readonly SessionRow[]>
  touchSession(tokenHash: string, usedAt: number): Promise<void>
  endSession(tokenHash: string): Promise<void>
  /** @param but id of the one that goes on, if any */
  endSessionsOf(name: string, which: { readonly only: string } | { readonly but: string | null }): Promise<number>
  /** Forgets sessions created before the one time or last used before the other. */
  dropSessions(createdBefore: number, usedBefore: number): Promise<void>
}
