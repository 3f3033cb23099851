import type { TranslationReview } from '../../contract/review.ts'
import { textStamp } from '../text-stamp.ts'
import type { LanguageWords } from './catalogue.ts'
import type { KnownText } from './judge-texts.ts'

/** Somebody has read a text beside its English and stands for it, as both were on that day. */
export interface Signature {
  /** `namespace:key` */
  readonly key: string
  readonly name: string
  readonly organisation: string
  readonly on: string
  /** `textStamp` of the English, and of the translation; both "" where she has taken it back. */
  readonly source: string
  readonly target: string
}

/** It holds as long as neither has changed. */
export const holds = ({ source, target }: Signature, { english, translation }: KnownText): boolean =>
  source === textStamp(english) && target === textStamp(translation)

const personOf = ({ name, organisation }: Pick<Signature, 'name' | 'organisation'>) => `${name}\n${organisation}`

/** Those that stand in a `review.json`. */
export function signaturesIn(review: TranslationReview | null): readonly Signature[] {
  return (review?.reviewers ?? []).flatMap(({ name, organisation, signed = {} }) =>
    Object.entries(signed).map(([key, entry]): Signature => {
      const [on = '', source = '', target = ''] = entry.split(' ')
      return { key, name, organisation, on, source, target }
    }),
  )
}

/** One for each person and text, the latest: what the repository has, and what came at the desk since. */
export function latestSignatures(signatures: readonly Signature[]): readonly Signature[] {
  const latest = new Map<string, Signature>()
  for (const signature of signatures) {
    const id = `${personOf(signature)}\n${signature.key}`
    const known = latest.get(id)
    if (!known || known.on <= signature.on) latest.set(id, signature)
  }
  return [...latest.values()].filter(({ source }) => source !== '')
}

/** By how many people each text of the files is signed off as it is now. */
export function countSignatures({ known, review }: Pick<LanguageWords, 'known' | 'review'>): (key: string) => number {
  const counts = new Map<string, number>()
  for (const signature of latestSignatures(signaturesIn(review))) {
    const text = known.get(signature.key)
    if (text && holds(signature, text)) counts.set(signature.key, (counts.get(signature.key) ?? 0) + 1)
  }
  return (key) => counts.get(key) ?? 0
}

/**
 * `review.json` with the signatures in it. Once a person signs texts one by one, the file says `reviewed` only while
 * every text has been signed by enough of them as it is now.
 * @param needed by how many people
 */
export function withSignatures(
  review: TranslationReview,
  known: ReadonlyMap<string, KnownText>,
  signatures: readonly Signature[],
  needed: number,
): TranslationReview {
  if (signatures.length === 0) return review
  const people = new Map<string, Signature[]>()
  for (const signature of latestSignatures(signatures))
    people.set(personOf(signature), [...(people.get(personOf(signature)) ?? []), signature])
  const signers = [...people.values()].flatMap((own) => {
    const [first] = own
    if (!first) return []
    const { name, organisation } = first
    const on =
      own
        .map((signature) => signature.on)
        .sort()
        .at(-1) ?? first.on
    const entries = own.map(({ key, on: day, source, target }) => [key, `${day} ${source} ${target}`] as const)
    return [{ name, organisation, on, signed: Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))) }]
  })
  const others = review.reviewers.filter((reviewer) => !people.has(personOf(reviewer)))
  const count = countSignatures({ known, review: { ...review, reviewers: signers } })
  const isReviewed = [...known.keys()].every((key) => count(key) >= needed)
  const inOrder = [...others, ...signers].sort((a, b) => (personOf(a) < personOf(b) ? -1 : 1))
  return { ...review, state: isReviewed ? 'reviewed' : 'unreviewed', reviewers: inOrder }
}
