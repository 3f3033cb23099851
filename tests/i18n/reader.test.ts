import { describe, expect, it } from 'vitest'
import { languages } from '../../src/contract/routes.ts'
import { createI18nextReader } from '../../src/i18n/i18next-reader.ts'
import { createReader, type Words } from '../../src/i18n/reader.ts'

const files = import.meta.glob<Words>(['../../locales/*/*.json', '!../../locales/*/{review,sources}.json'], {
  import: 'default',
  eager: true,
})
const counts = [0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 1000, 1.5, 12_345, 1_000_000]
const values = { n: 3, total: 8, place: 'Bogotá', label: 'Casa', item: 'أولاً', max: 12_000, target: 1000, value: '5' }
const others = { position: 2, date: '18 mars', title: 'x', email: 'a@b.org', example: '1.500', characters: '<&>' }

describe.each(languages)('the words in %s', (tag) => {
  const mine = createReader()
  const i18next = createI18nextReader()
  const wordsOf = Object.entries(files).flatMap(([path, words]) => {
    const [, language, namespace = ''] = /locales\/(\w+)\/(.+)\.json$/.exec(path) ?? []
    return language === tag ? [{ namespace, words }] : []
  })
  for (const { namespace, words } of wordsOf) {
    mine.add(tag, namespace, words)
    i18next.add(tag, namespace, words)
  }

  it('are said as i18next says them, whatever is counted', () => {
    expect(wordsOf.length).toBeGreaterThanOrEqual(3)
    for (const { namespace, words } of wordsOf) {
      for (const key of Object.keys(words)) {
        const base = key.replace(/_(zero|one|two|few|many|other)$/, '')
        for (const count of base === key ? [1] : counts) {
          const asked = { ...values, ...others, count }
          expect(mine.say(tag, namespace, base, asked), base).toBe(i18next.say(tag, namespace, base, asked))
        }
      }
    }
  })

  it('are undefined where there are none', () => {
    expect(mine.say(tag, 'app', 'no.such.text', {})).toBeUndefined()
    expect(i18next.say(tag, 'app', 'no.such.text', {})).toBeUndefined()
  })
})
