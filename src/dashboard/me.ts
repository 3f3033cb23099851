import { signal } from '@preact/signals'
import { may, type Right } from '../contract/access.ts'
import type { CoordinatorSession } from '../contract/account.ts'

/** Who is signed in at this desk; null as long as nobody is. */
export const me = signal<CoordinatorSession | null>(null)

/** Whether to show what needs this right. The endpoint asks for itself, whatever is shown. */
export const iMay = (right: Right): boolean => me.value !== null && may(me.value.role, right)
