import { bytesOf } from './digest.ts'
import { type RandomBytes, randomBytes } from './random.ts'

const keyBytes = 32

/** A text that only its key opens. The nonce is no secret. */
export type SealedText = { readonly nonce: Uint8Array; readonly bytes: Uint8Array }

/** 256 random bits for one text and its later versions. */
export const newTextKey = (random: RandomBytes = randomBytes): Uint8Array => random(keyBytes)

/** What a text is bound to. As JSON, so that no two lists look the same when put together. */
export const associated = (boundTo: readonly string[]): Uint8Array<ArrayBuffer> => bytesOf(JSON.stringify(boundTo))
