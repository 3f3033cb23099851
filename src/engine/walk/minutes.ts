import type { SurveyNode } from '../../contract/definition.ts'

/**
 * Words per minute that adults read in silence; Albanian was not measured and takes the mean of the languages that were.
 * @source Trauzettel-Klosinski and Dietz, Standardized Assessment of Reading Performance, IOVS 2012, table 2
 */
const wordsPerMinute: Readonly<Record<string, number>> = { en: 228, es: 218, fr: 195, ar: 138 }
const meanWordsPerMinute = 184

/** What answering takes beyond reading: an estimate for a phone, to be held against the times of a pilot. */
const secondsToAnswer: Readonly<Record<string, number>> = {
  note: 0,
  select_one: 4,
  select_multiple: 8,
  rank: 15,
  acknowledge: 2,
  integer: 6,
  decimal: 7,
  range: 5,
  date: 8,
  time: 6,
  dateTime: 12,
  geopoint: 20,
  image: 25,
  audio: 30,
  file: 25,
  text: 15,
}
const secondsForLongText = 60

/** @param texts what is read with a question: label, hint, labels of choices */
export function secondsFor(node: SurveyNode, texts: readonly string[], language: string, isAnswered: boolean): number {
  const words = texts.reduce((sum, text) => sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0)
  const speed = wordsPerMinute[language.split('-')[0] ?? ''] ?? meanWordsPerMinute
  const reading = (words / speed) * 60
  if (!isAnswered) return reading
  const isLong = node.type === 'text' && node.appearance?.split(/\s+/).includes('multiline')
  return reading + (isLong ? secondsForLongText : (secondsToAnswer[node.type] ?? 5))
}
