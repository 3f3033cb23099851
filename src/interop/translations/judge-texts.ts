import { maxTextLength, type TextProblem, type TextProblemKind } from '../../contract/texts.ts'
import type { ExpectedText } from '../expected-texts.ts'
import { comparePlaceholders } from '../text-placeholders.ts'
import { textStamp } from '../text-stamp.ts'
import { punctuationFindings } from './punctuation.ts'
import type { IncomingText } from './translation-unit.ts'

/** A text as we have it: what it says in English, and its translation with the stamp of the English it was made from. */
export interface KnownText extends ExpectedText {
  readonly translation: string
  readonly stamp: string | undefined
}

export interface TextChange {
  readonly key: string
  readonly before: string
  readonly after: string
  /** Of the English it was made from. */
  readonly stamp: string
}

export interface JudgedTexts {
  /** Texts that say something else than ours. */
  readonly changes: readonly TextChange[]
  /** Texts that stay as they are and hold for the English they came with, by `namespace:key`, with its stamp. */
  readonly confirmed: ReadonlyMap<string, string>
  readonly unchanged: number
  /** All that are empty. */
  readonly untranslated: number
  readonly problems: readonly TextProblem[]
}

/** One of these, and nothing of the file is taken. */
const harmless: readonly TextProblemKind[] = ['older_english']
export const stopsImport = ({ kind }: TextProblem): boolean => !harmless.includes(kind)

/**
 * Holds what came back from a translator against what we have. Only what says something new is judged: a file must not
 * be refused for what was there before.
 * @param known by `namespace:key`
 */
export function judgeTexts(
  language: string,
  incoming: readonly IncomingText[],
  known: ReadonlyMap<string, KnownText>,
): JudgedTexts {
  const seen = new Set<string>()
  const changes: TextChange[] = []
  const confirmed = new Map<string, string>()
  const problems: TextProblem[] = []
  let unchanged = 0
  let untranslated = 0
  for (const { key, english, translation, isConfirmed } of incoming) {
    const text = known.get(key)
    if (!text || seen.has(key)) {
      problems.push({ kind: text ? 'key_twice' : 'unknown_key', key, detail: '' })
      continue
    }
    seen.add(key)
    const stamp = textStamp(english)
    const isOlder = english !== text.english
    if (translation.trim() === '') untranslated += 1
    else if (translation === text.translation) {
      unchanged += 1
      // What was never stamped has no other English that it could have been made from.
      if (isConfirmed || text.stamp === undefined) confirmed.set(key, stamp)
    } else {
      changes.push({ key, before: text.translation, after: translation, stamp })
      problems.push(...problemsOf(language, text, key, translation))
      if (isOlder) problems.push({ kind: 'older_english', key, detail: text.english })
    }
  }
  return { changes, confirmed, unchanged, untranslated, problems }
}

function problemsOf(language: string, text: KnownText, key: string, translation: string): readonly TextProblem[] {
  const { lost, unknown } = comparePlaceholders(text.english, translation, text.mayOmitCount)
  return [
    ...lost.map((detail) => ({ kind: 'lost_placeholder', key, detail }) as const),
    ...unknown.map((detail) => ({ kind: 'unknown_placeholder', key, detail }) as const),
    ...(translation.length > maxTextLength ? [{ kind: 'too_long', key, detail: String(maxTextLength) } as const] : []),
    ...punctuationFindings(language, translation).map((detail) => ({ kind: 'punctuation', key, detail }) as const),
  ]
}
