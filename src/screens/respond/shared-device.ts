import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'

/** What the survey's page draws in place of its own on a device that goes from person to person. */
export type SharedDevice = {
  /** In place of "Leave now": erases, and is ready for the next person. */
  readonly Leave: ComponentType
  /** Under a receipt code: the way to the next person. */
  readonly Finish: ComponentType<{ isNoted: boolean }>
  /** Watches whether anybody is still there; covers everything when nobody is. */
  readonly IdleGuard: ComponentType
  readonly Footer: ComponentType
}

/** null on everybody's own phone, which carries none of this. */
export const sharedDevice = signal<SharedDevice | null>(null)
