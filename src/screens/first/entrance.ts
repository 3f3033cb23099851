import { surveyId } from '../../contract/phone-routes.ts'
import { firstKnownLanguage, startTexts, startWithWords } from '../../i18n/index.ts'
import { readSetting } from '../../queue/device-settings.ts'
import { hasOwnDraft, mayHaveDraft } from '../../queue/draft-flag.ts'
import { isKiosk } from '../../queue/kiosk-flag.ts'
import { within } from '../../queue/within.ts'
import { localDay } from '../respond/local-day.ts'
import { loadDefinition, loadFormOf } from './definitions.ts'
import { nextTask } from './next-task.ts'
import { prerenderedWords } from './prerendered-words.ts'
import { type Arrival, readAddress } from './read-address.ts'

type Found = Awaited<ReturnType<typeof findDraft>>
type Kiosk = Awaited<ReturnType<typeof enterKiosk>>

/**
 * How somebody comes in: by which link, on whose device, with what draft, and in which language. Its words and its
 * questionnaire are here then.
 * @param before how this tab came in before it was reloaded
 */
export async function findEntrance(before: Arrival | null) {
  const newest = loadDefinition(surveyId)
  // What all of this begins with has just been compiled, which was a task of its own.
  await nextTask()
  const kiosk = isKiosk() ? await enterKiosk() : null
  const arrival = kiosk?.arrival ?? readAddress(new URL(location.href), before)
  const found = mayHaveDraft() ? await draftFor(kiosk) : null
  const language = await languageOf(arrival, kiosk && found)
  const words = found || kiosk ? null : prerenderedWords(language)
  const names = ['app', surveyId, ...(kiosk ? ['facilitator'] : [])]
  const texts = words ? startWithWords(language, names, words) : startTexts(language, names)
  const [definition] = await Promise.all([definitionOf(found, newest), texts])
  return { arrival, kiosk, found, language, words, definition }
}

/** A device that goes from person to person begins with its own page and asks each for her language. */
const enterKiosk = async () => (await import('../kiosk/kiosk.tsx')).enterKiosk()

const findDraft = async () => (await import('../respond/device.ts')).findDraft(localDay(new Date()))

const patienceMs = 1000

/**
 * A database that does not answer must not keep anybody from the survey; a late draft is still offered.
 * What this very tab was writing is worth a longer wait: whoever begins anew loses it.
 */
async function draftFor(kiosk: Kiosk): Promise<Found> {
  const found = await within((hasOwnDraft() ? 15 : 3) * patienceMs, findDraft())
  return kiosk && !found?.isOwn ? null : found
}

/** @param ownInKiosk what the person on a shared device is answering already */
async function languageOf({ language }: Arrival, ownInKiosk: Found) {
  const chosen = language ? null : await within(patienceMs, readSetting('language'))
  return firstKnownLanguage([
    ownInKiosk ? ownInKiosk.draft.language : null,
    language,
    typeof chosen === 'string' ? chosen : null,
    ...navigator.languages,
  ])
}

/** The form that the draft was begun with, where it can be had; else the newest. */
async function definitionOf(found: Found, newest: ReturnType<typeof loadDefinition>) {
  const definition = (found && (await loadFormOf(surveyId, found.draft.formVersion))) ?? (await newest)
  if (!definition) throw new Error(`No definition of ${surveyId} was built into this app; run the build again`)
  return definition
}
