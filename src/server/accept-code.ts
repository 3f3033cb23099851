import { recoveryCodeHash } from '../sealing/recovery-code.ts'
import { openSetting } from '../sealing/sealed-setting.ts'
import { acceptTotp } from '../sealing/totp.ts'
import type { Credentials } from '../store/account-store.ts'
import type { AppParts } from './app-parts.ts'

export const totpBoundTo = (name: string) => ['totp', name] as const

/**
 * Holds a code against the second factor of an account, and uses it up.
 * @returns by what it opened, or null
 */
export async function acceptCode(
  { store, config, now }: Pick<AppParts, 'store' | 'config' | 'now'>,
  name: string,
  { totpSecret, totpStep }: Credentials,
  code: string,
): Promise<'app' | 'recovery' | null> {
  const digits = code.replace(/\s/g, '')
  const secret = totpSecret === null ? null : openSetting(config.secret, totpSecret, totpBoundTo(name))
  const step = secret === null ? null : acceptTotp(secret, digits, now().getTime(), totpStep)
  // Two sign-ins with the same code at the same moment: the database lets one of them pass.
  if (step !== null) return (await store.acceptStep(name, step)) ? 'app' : null
  return (await store.useRecoveryCode(name, recoveryCodeHash(code))) ? 'recovery' : null
}
