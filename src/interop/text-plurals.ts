/** CLDR's order, which translators know. */
export const categoryOrder: readonly Intl.LDMLPluralRule[] = ['zero', 'one', 'two', 'few', 'many', 'other']
const suffix = /_(zero|one|two|few|many|other)$/

/** `label_few` -> `label` and `few`; null for a key that counts nothing. */
export function splitPluralKey(key: string): { base: string; category: Intl.LDMLPluralRule } | null {
  const match = suffix.exec(key)
  // The pattern allows exactly the six categories of the type.
  return match ? { base: key.slice(0, match.index), category: match[1] as Intl.LDMLPluralRule } : null
}

/**
 * Every category a counted text needs in one language, in CLDR's order.
 * @source https://cldr.unicode.org/index/cldr-spec/plural-rules
 */
export function pluralCategories(language: string): readonly Intl.LDMLPluralRule[] {
  const needed = new Set(new Intl.PluralRules(language).resolvedOptions().pluralCategories)
  return categoryOrder.filter((category) => needed.has(category))
}

/** Some of the whole numbers a category is used for, for translators: `few` of Arabic gives 3, 4, 5. */
export function pluralExamples(language: string, category: Intl.LDMLPluralRule): readonly number[] {
  const rules = new Intl.PluralRules(language)
  const candidates = [...Array(201).keys(), 1_000_000, 2_000_000]
  return candidates.filter((count) => rules.select(count) === category).slice(0, 3)
}
