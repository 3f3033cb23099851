/** A page that a browser can open. */
export type Served = { readonly url: string; readonly stop: () => Promise<void> }

export const subjectNames = ['floor', 'ours', 'product', 'surveyjs', 'formio', 'odk'] as const
export type SubjectName = (typeof subjectNames)[number]

/** One page to measure. All are watched from outside, by what stands on the screen. */
export type Subject = {
  readonly name: SubjectName
  readonly url: string
  /** Words of the first question. */
  readonly firstText: string
  /** Words that come only once the page has acted on an answer. */
  readonly liveText: string
  /** What is tapped after the first answer to bring `liveText`; null where the answer alone does. */
  readonly thenTap: string | null
  /** Whether a service worker keeps the page for the next visit. */
  readonly hasWorker: boolean
}
