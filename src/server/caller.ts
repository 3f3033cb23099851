import type { Role } from '../contract/access.ts'
import type { AuditVia } from '../contract/audit.ts'

/** Who is calling the desk, as far as the endpoint knows. */
export interface Caller {
  readonly name: string
  readonly role: Role
  readonly via: AuditVia
  /** Of the session that the call came with; "" with a token. */
  readonly sessionId: string
}
