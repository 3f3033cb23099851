import type { SurveyDefinition } from '../../../contract/definition.ts'
import { languages, surveyId } from '../../../contract/phone-routes.ts'
import { loadTexts } from '../../../i18n/index.ts'
import * as device from '../../respond/device.ts'
import { rehearse, serverNow } from './rehearsal.ts'

export const checkNames = ['app', 'definition', 'storage', 'space', 'window', 'server', 'clock', 'roundTrip'] as const
export type CheckName = (typeof checkNames)[number]
/** `unknown`: it could not be asked, mostly because there is no connection. */
export type CheckResult = 'yes' | 'no' | 'unknown'

const neededBytes = 50_000_000
/** Private windows get a fraction of what the disk has; no phone that can run the survey offers so little otherwise. */
const suspiciousQuotaBytes = 300_000_000
/** More than anybody's watch is wrong, and enough to put a response on another day. */
const tolerableMs = 5 * 60_000

const yesIf = (isTrue: boolean): CheckResult => (isTrue ? 'yes' : 'no')

/** Each one really tries what it speaks of, now. */
export function checksOf(definition: SurveyDefinition): Readonly<Record<CheckName, () => Promise<CheckResult>>> {
  return {
    // The app fetches what is missing; then the worker looks for each file in its caches, and each language is read.
    async app() {
      await device.keepFacilitatorFiles()
      return yesIf((await device.countMissingFiles()) === 0 && (await isSpoken()))
    },
    async definition() {
      const asked = await device.fetchSurveyInfo(surveyId)
      if (asked.status !== 'ok') return 'unknown'
      const newest = asked.body.versions[0]
      return yesIf(newest === definition.version)
    },
    async storage() {
      // A click of hers has led here: Firefox asks, Chromium decides by itself.
      const isPersistent = await navigator.storage?.persist?.().catch(() => false)
      return yesIf(isPersistent === true)
    },
    async space() {
      const { usageBytes, quotaBytes } = await device.queue.storageHealth()
      return usageBytes === null || quotaBytes === null ? 'unknown' : yesIf(quotaBytes - usageBytes >= neededBytes)
    },
    async window() {
      const { quotaBytes } = await device.queue.storageHealth()
      if (!('serviceWorker' in navigator)) return 'no'
      return quotaBytes === null ? 'unknown' : yesIf(quotaBytes >= suspiciousQuotaBytes)
    },
    async server() {
      return yesIf((await device.fetchProgress(surveyId)).status === 'ok')
    },
    async clock() {
      const now = await serverNow()
      return now === null ? 'unknown' : yesIf(Math.abs(now - Date.now()) <= tolerableMs)
    },
    async roundTrip() {
      return rehearse(definition)
    },
  }
}

/** Whether the words of every language can be read from where the survey will read them. */
async function isSpoken(): Promise<boolean> {
  try {
    await Promise.all(languages.map((tag) => loadTexts(tag, ['app', 'facilitator', surveyId])))
    return true
  } catch {
    return false
  }
}
