import { expect, test } from 'vitest'
import { languages } from '../../src/contract/routes.ts'
import { inDictionaryOrder } from '../../src/i18n/dictionary-order.ts'
import { territoryNames } from '../../src/i18n/territory-names.ts'

for (const tag of languages) {
  test(`sorts countries as a dictionary in ${tag} does, without the data of the language where browsers lack it`, () => {
    const names = Object.values(territoryNames(tag))
    // Node has the data of all languages, Albanian too.
    const sorted = names.toSorted(new Intl.Collator([tag]).compare)
    expect(names).not.toEqual(sorted)
    expect(inDictionaryOrder(tag, names, (name) => name)).toEqual(sorted)
  })
}

test('sh is a letter of its own in Albanian, after the whole of s', () => {
  const words = ['Shqipëri', 'Siri', 'Suedi', 'Çad', 'Cape', 'Dhoma', 'Danimarkë']
  expect(inDictionaryOrder('sq', words, (word) => word)).toEqual([
    'Cape',
    'Çad',
    'Danimarkë',
    'Dhoma',
    'Siri',
    'Suedi',
    'Shqipëri',
  ])
})
