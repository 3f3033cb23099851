/** The door for a device that goes from person to person; no respondent's phone carries what is behind it. */
export { forgetSetup, type KioskMode, type KioskSetup, readSetup, readSetupOrFail, writeSetup } from './kiosk-setup.ts'
export { type ParkedDraft, parkedDrafts } from './parked-drafts.ts'
export {
  afterWaiting,
  afterWrongPin,
  noPatienceNeeded,
  type PinPatience,
  readPatience,
  resetWaitMs,
  writePatience,
} from './pin-patience.ts'
