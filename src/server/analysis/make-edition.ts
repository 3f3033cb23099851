import { setImmediate } from 'node:timers/promises'
import { forPublic, isEditionDue, nextResults, publicTables, type TableRecord } from '../../analysis/index.ts'
import { keyedHash } from '../../sealing/keyed-hash.ts'
import { type AppParts, dayOf } from '../app-parts.ts'
import type { PublishedSurvey } from '../published-survey.ts'
import { analysedIn } from './analysed-in.ts'
import type { Analyst } from './analyst.ts'

export interface EditionParts extends Pick<AppParts, 'store' | 'now'> {
  readonly config: Pick<AppParts['config'], 'secret'>
}

/** Written by `makeEdition` and by nobody else. */
export const readTables = async (store: Pick<AppParts['store'], 'resultTables'>, surveyId: string) =>
  JSON.parse(await store.resultTables(surveyId)) as readonly TableRecord[]

/**
 * Makes the public page anew where it is switched on and an edition is due.
 * @returns what came of it
 */
export async function makeEdition(
  { store, now, config: { secret } }: EditionParts,
  analyst: Analyst,
  survey: PublishedSurvey,
): Promise<'off' | 'not_due' | 'made'> {
  const kept = await store.results(survey.id)
  if (!kept.isOn) return 'off'
  const day = dayOf(now())
  // No more of them count than have been received: where those are too few, nothing has to be read.
  const { received } = await store.totals(survey.id)
  if (!isEditionDue(kept.edition, { day, responses: received })) return 'not_due'
  const questions = forPublic(analysedIn(survey))
  const counted = await analyst.countAll({ survey, filter: {}, questions, by: null })
  if (!isEditionDue(kept.edition, { day, responses: counted.responses })) return 'not_due'
  // An order that nobody outside can repeat: which cell was held back for another must not tell that it was the smallest.
  const priceOf = (table: string, code: string) =>
    Number.parseInt(keyedHash(secret, 'order of public cells', `${survey.id} ${table} ${code}`).slice(0, 8), 16)
  let tables = await readTables(store, survey.id)
  for (const [at, question] of questions.entries()) {
    const tabulation = counted.tabulations[at]
    if (tabulation) tables = nextResults(tables, publicTables(question, tabulation), day, priceOf)
    // What each table may tell is bounded anew; nobody is to wait for all of them.
    await setImmediate()
  }
  const edition = { day, responses: counted.responses, tables: JSON.stringify(tables) }
  return (await store.saveEdition(survey.id, kept.edition, edition)) === 'saved' ? 'made' : 'not_due'
}
