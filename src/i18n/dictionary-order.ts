import type { Language } from '../contract/routes.ts'

/** Letters of their own in Albanian, each after all words that begin with its first sign. */
const albanianLetters = /ç|dh|ë|gj|ll|nj|rr|sh|th|xh|zh/gi
const firstSigns: Readonly<Record<string, string>> = { ç: 'c', ë: 'e' }

/** Chromium has no Albanian dictionary: an English one sorts as that would once its letters are spelt out. */
function spelling(tag: Language, label: string): string {
  if (tag !== 'sq') return label
  return label.replace(albanianLetters, (letter) => {
    const sign = letter[0]?.toLowerCase() ?? ''
    return `${firstSigns[sign] ?? sign}zz`
  })
}

/** The items sorted as a dictionary of the language would sort their labels, in browsers without its data too. */
export function inDictionaryOrder<Item>(
  tag: Language,
  items: readonly Item[],
  labelOf: (item: Item) => string,
): Item[] {
  const { compare } = new Intl.Collator(tag === 'sq' ? 'en' : tag)
  return items
    .map((item) => ({ item, spelt: spelling(tag, labelOf(item)) }))
    .sort((one, other) => compare(one.spelt, other.spelt))
    .map(({ item }) => item)
}
