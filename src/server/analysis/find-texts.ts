import { setImmediate } from 'node:timers/promises'
import type { AnalysedQuestion } from '../../analysis/index.ts'
import type { TextsPage } from '../../contract/analysis.ts'
import type { KeptSubmission } from '../../contract/exports.ts'
import { foldForSearch } from '../../contract/fold-for-search.ts'
import { regionOf } from '../../contract/regions.ts'
import type { Store } from '../../store/store.ts'
import { type AnalysedSet, rowsAtOnce } from './analysed-set.ts'
import { answersIn } from './answers-in.ts'

/** As many as somebody reads before she turns the page. */
const answersShown = 25
/** A search that fits little looks at no more than so many responses for one page; the next one goes on from there. */
const mostLookedAt = 20_000
/** Greater than any hash: of what stands under one id nothing comes again. */
const lastHash = 'g'

type FoundText = Omit<TextsPage['answers'][number], 'tags'>

/** Where to look, and what for. */
export interface TextSearch {
  readonly set: AnalysedSet
  /** Only answers that carry it. */
  readonly tag: string | undefined
  readonly question: AnalysedQuestion
  readonly search: string
  /** Instance ID of the last response that was looked at. */
  readonly after: string | null
}

/** @returns answers that fit, and where to go on; null at the end */
export async function findTexts(
  store: Pick<Store, 'submissions'>,
  { set: { which, isIn }, tag, question, search, after }: TextSearch,
): Promise<{ readonly found: readonly FoundText[]; readonly next: string | null }> {
  const wanted = foldForSearch(search)
  const found: FoundText[] = []
  let last = after
  for (let looked = 0; looked < mostLookedAt; looked += rowsAtOnce) {
    const from = last === null ? null : { instanceId: last, sha256: lastHash }
    const page = await store.submissions(tag === undefined ? which : { ...which, tag }, from, rowsAtOnce)
    for (const kept of page) {
      last = kept.instanceId
      const texts = isIn(kept) ? textsOf(kept, question) : []
      if (texts.length === 0 || !foldForSearch(texts.join(' ')).includes(wanted)) continue
      const { instanceId, language, formVersion, country } = kept
      found.push({ instanceId, texts, language, formVersion, region: country && regionOf(country) })
      if (found.length === answersShown) return { found, next: last }
    }
    if (page.length < rowsAtOnce) return { found, next: null }
    await setImmediate()
  }
  return { found, next: last }
}

function textsOf(kept: KeptSubmission, { name, repeat }: AnalysedQuestion): string[] {
  const read = answersIn(kept)
  if (read === null) return []
  const rows = repeat === null ? [read.answers] : (read.repeats.get(repeat) ?? [])
  return rows.flatMap((answers) => {
    const text = answers.get(name)?.trim()
    return text ? [text] : []
  })
}
