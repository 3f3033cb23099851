import { fromBase64, toBase64 } from '../sealing/base64.ts'
import { openText, sealText } from '../sealing/xchacha.ts'

const nonceBytes = 24
const checkText = 'femig-carry'

export const sealed = (key: Uint8Array, text: string, instanceId: string): string => {
  const { nonce, bytes } = sealText(key, text, ['carry', instanceId])
  return toBase64(nonce, bytes)
}

/** @returns null where it is damaged, was sealed as another, or the key is another */
export const unsealed = (key: Uint8Array, text: string, instanceId: string): string | null => {
  const all = fromBase64(text)
  return openText(key, { nonce: all.subarray(0, nonceBytes), bytes: all.subarray(nonceBytes) }, ['carry', instanceId])
}

export const sealedCheck = (key: Uint8Array): string => sealed(key, checkText, '')
export const fits = (key: Uint8Array, check: string): boolean => unsealed(key, check, '') === checkText
