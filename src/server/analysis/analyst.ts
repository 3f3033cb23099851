import { setImmediate, setTimeout } from 'node:timers/promises'
import type { AnalysedQuestion, ReadAnswers } from '../../analysis/index.ts'
import { createTabulator, type Tabulation, type Tabulator } from '../../analysis/index.ts'
import type { AnalysisFilter, SplitColumn } from '../../contract/analysis.ts'
import type { KeptSubmission } from '../../contract/exports.ts'
import { regionOf } from '../../contract/regions.ts'
import type { AppParts } from '../app-parts.ts'
import type { PublishedSurvey } from '../published-survey.ts'
import { analysedSet, rowsAtOnce } from './analysed-set.ts'
import { answersIn } from './answers-in.ts'

const mostRemembered = 60
/** How long a call waits for the figures before it says how far they are. */
const patienceMs = 5000
/** A count that took long is shown again for a while, or on a busy day it would never be shown at all. */
const shownAgainFor = 5

export interface Job {
  readonly survey: PublishedSurvey
  readonly filter: AnalysisFilter
  readonly questions: readonly AnalysedQuestion[]
  /** What the tables are split by: a column of the store, or a question with one answer. */
  readonly by: SplitColumn | AnalysedQuestion | null
}

export interface Counted {
  readonly status: 'ready'
  readonly asOf: string
  readonly responses: number
  /** In the order of the questions. */
  readonly tabulations: readonly Tabulation[]
}

interface Running {
  readonly status: 'counting'
  readonly done: number
  readonly of: number
}

/** Counts answers page by page: one count at a time for all who ask, remembered until something has changed. */
export function createAnalyst(parts: Pick<AppParts, 'store' | 'now'>) {
  const { store, now } = parts
  const known = new Map<string, { readonly counted: Counted; readonly revision: number; readonly until: number }>()
  const running = new Map<string, { done: number; of: number; readonly result: Promise<Counted> }>()
  let before: Promise<unknown> = Promise.resolve()

  async function pass(
    { survey, filter, questions, by }: Job,
    progress: { done: number; of: number },
  ): Promise<Counted> {
    const { which, isIn } = analysedSet(survey, filter)
    // The sum that is kept with each write: to count them here would stop everybody else for as long as it takes.
    progress.of = (await store.totals(survey.id)).received
    let responses = 0
    const asOf = now().toISOString()
    const tabulators = questions.map(createTabulator)
    for (let last: KeptSubmission | null = null; ; ) {
      const page: readonly KeptSubmission[] = await store.submissions(which, last, rowsAtOnce)
      for (const kept of page) if (isIn(kept) && addTo(tabulators, kept, by)) responses += 1
      progress.done = Math.min(progress.of, progress.done + page.length)
      await setImmediate()
      last = page.at(-1) ?? null
      if (page.length < rowsAtOnce) break
    }
    const tabulations = tabulators.map((tabulator) => tabulator.result())
    return { status: 'ready', asOf, responses, tabulations }
  }

  function start(key: string, job: Job, revision: number) {
    const began = performance.now()
    const progress = { done: 0, of: 0 }
    const result = before.then(() => pass(job, progress))
    // Whoever comes next waits for the end of this one, however it ends.
    before = result.then(
      () => {},
      () => {},
    )
    const one = Object.assign(progress, { result })
    running.set(key, one)
    void result
      .then((counted) => {
        known.delete(key)
        known.set(key, { counted, revision, until: performance.now() + (performance.now() - began) * shownAgainFor })
        const [oldest] = known.keys()
        if (known.size > mostRemembered && oldest !== undefined) known.delete(oldest)
      })
      .catch(() => {})
      .finally(() => running.delete(key))
    return one
  }

  function begin(job: Job, revision: number, mayBeOlder: boolean) {
    const key = keyOf(job)
    const remembered = known.get(key)
    if (remembered && (remembered.revision === revision || (mayBeOlder && performance.now() < remembered.until)))
      return { result: Promise.resolve(remembered.counted), done: 0, of: 0 }
    return running.get(key) ?? start(key, job, revision)
  }

  return {
    /** @throws StorageUnavailableError */
    async count(job: Job): Promise<Counted | Running> {
      const one = begin(job, await store.revision(job.survey.id), true)
      const patience = new AbortController()
      const late = setTimeout(patienceMs, null, { signal: patience.signal, ref: false }).catch(() => null)
      const counted = await Promise.race([one.result, late])
      patience.abort()
      return counted ?? { status: 'counting', done: one.done, of: one.of }
    },
    /** The same to its end, however long that takes, and of nothing older than now. */
    countAll: async (job: Job): Promise<Counted> => begin(job, await store.revision(job.survey.id), false).result,
  }
}

export type Analyst = ReturnType<typeof createAnalyst>

const keyOf = ({ survey, filter: { languages, regions, workshops, versions }, questions, by }: Job): string =>
  JSON.stringify([
    survey.id,
    [languages, regions, workshops, versions],
    questions.map(({ name, kind }) => [name, kind]),
    by === null || typeof by === 'string' ? by : [by.name],
  ])

/** @returns whether it could be read */
function addTo(tabulators: readonly Tabulator[], kept: KeptSubmission, by: Job['by']): boolean {
  const read = answersIn(kept)
  if (read === null) return false
  const group = groupOf(kept, read, by)
  if (group !== null) for (const tabulator of tabulators) tabulator.add(read, group)
  return true
}

/** @returns null for a response that has not answered what the table is split by */
function groupOf(kept: KeptSubmission, { answers }: ReadAnswers, by: Job['by']): string | null {
  switch (by) {
    case null:
      return ''
    case 'language':
      return kept.language
    case 'region':
      return (kept.country && regionOf(kept.country)) ?? ''
    case 'workshop':
      return kept.workshop ?? ''
    case 'channel':
      return kept.channel ?? ''
    case 'mode':
      return kept.mode ?? ''
    case 'version':
      return kept.formVersion
    default: {
      const value = answers.get(by.name)
      return value !== undefined && by.codes.includes(value) ? value : null
    }
  }
}
