import { signal } from '@preact/signals'
import type { SurveyDefinition } from '../../contract/definition.ts'
import type { Envelope } from '../../contract/submission.ts'
import type { Session } from '../../engine/browser.ts'
import type { SealFacts } from './seal-session.ts'

type Device = typeof import('./device.ts')

/** `closed` and `elsewhere`: as for a draft, the survey was finished in, or is open in, another tab. */
export type HandOverState = 'no' | 'running' | 'full' | 'unavailable' | 'closed' | 'elsewhere'

type PreparedReceipt = { readonly code: string; readonly hashes: Readonly<Record<string, string>> }

type Facts = Omit<SealFacts, 'receiptHashes' | 'orgHash'> & {
  readonly draftId: string
  readonly tab: string
  readonly fileKey: string | undefined
}

export type HandedOver = {
  readonly instanceIds: readonly string[]
  readonly receiptCode: string
  /** The endpoint has it already: this browser keeps nothing, so it went straight there. */
  readonly isReceived: boolean
}

/** The one moment that must not go wrong: from the finished session to the queue, or to nothing but a clear word. */
export function createHandOver(definition: SurveyDefinition, loadDevice: () => Promise<Device>) {
  const state = signal<HandOverState>('no')
  let receipt: Promise<PreparedReceipt> | null = null
  // Kept for another try: the same instance IDs again can never become a second response.
  let sealed: readonly Envelope[] | null = null

  async function makeReceipt(): Promise<PreparedReceipt> {
    const device = await loadDevice()
    const code = device.newReceiptCode()
    return { code, hashes: await device.receiptHashes(code, definition.id, definition.settings.parts) }
  }

  function prepare(): Promise<PreparedReceipt> {
    const prepared = receipt ?? makeReceipt()
    receipt = prepared
    prepared.catch(() => {
      receipt = null
    })
    return prepared
  }

  async function attempt(session: Session, { draftId, tab, fileKey, ...facts }: Facts): Promise<HandedOver | null> {
    const device = await loadDevice()
    const { code, hashes } = await prepare()
    sealed ??= await device.sealSession(session, { ...facts, receiptHashes: hashes, orgHash: device.orgHash })
    const { envelopes, files } = await device.withFiles(sealed, draftId, fileKey)
    const handedOver = {
      instanceIds: envelopes.map(({ instanceId }) => instanceId),
      receiptCode: device.formatReceiptCode(code),
    }
    const { status } = await device.queue.finish({ draftId, writer: tab, envelopes, files })
    if (status === 'saved') {
      device.syncNow()
      return { ...handedOver, isReceived: false }
    }
    // A browser that keeps nothing, such as some private windows: then it goes out while the page is open, or not at all.
    if (status === 'unavailable' && (await device.sendDirectly(envelopes, files))) {
      // Written before the database went away, perhaps: it must not come back as if it had not been sent.
      void device.queue.discardDraft(draftId)
      return { ...handedOver, isReceived: true }
    }
    state.value = status
    return null
  }

  return {
    state,
    /** First of all, so that neither Back nor another touch of the button comes between. */
    begin: (): void => {
      state.value = 'running'
    },
    /** The receipt code is slow to stretch on an old phone, so it is made while the answers are being checked. */
    prepare: (): void => {
      prepare().catch(() => undefined)
    },
    /** An answer changed: what was sealed before is not what she says now. */
    unseal: (): void => {
      sealed = null
      if (state.value !== 'running') state.value = 'no'
    },
    reset(): void {
      receipt = null
      sealed = null
      state.value = 'no'
    },
    /** @returns null when it is nowhere yet; `state` then says why, and the session is as it was */
    async run(session: Session, facts: Facts): Promise<HandedOver | null> {
      try {
        return await attempt(session, facts)
      } catch {
        // The device's code did not load or its database did not answer: the same to her as a browser that cannot save.
        state.value = 'unavailable'
        return null
      }
    },
  }
}
