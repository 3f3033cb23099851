import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pseudoWord, pseudoWords } from '../../scripts/pseudo-words.ts'
import { readWords } from '../../scripts/vite-words.ts'

const english = readdirSync('locales/en')
  .filter((name) => name.endsWith('.json') && !/^(review|sources)/.test(name))
  .flatMap((name) => Object.entries(readWords(`locales/en/${name}`)))

const placesIn = (text: string): string[] => text.match(/\{\{[^}]*\}\}|\$\{[^}]*\}/g) ?? []

describe('English that stands in for a longer language', () => {
  it('is two fifths longer, in accents and brackets', () => {
    expect(pseudoWord('Leave now')).toBe('[Léávé ñöw löré]')
  })

  it('keeps every place that is filled in later', () => {
    expect(english.flatMap(([, text]) => placesIn(text)).length).toBeGreaterThan(20)
    for (const [, text] of english) expect(placesIn(pseudoWord(text))).toEqual(placesIn(text))
  })

  it('keeps addresses, which are for programs', () => {
    expect(pseudoWord('See https://example.org/a_b or ask name@example.org')).toMatch(
      /https:\/\/example\.org\/a_b .* name@example\.org/,
    )
  })

  it('makes every text longer by at least two fifths of its letters, addresses apart', () => {
    for (const [, text] of english.filter(([, known]) => !/:\/\/|@/.test(known))) {
      const letters = placesIn(text).reduce((rest, place) => rest.replace(place, ''), text).length
      expect(pseudoWord(text).length - text.length, text).toBeGreaterThanOrEqual(Math.floor(letters * 0.4))
    }
  })

  it('leaves the keys alone, and with them the plural forms', () => {
    expect(Object.keys(pseudoWords({ saved_one: 'One answer', saved_other: 'Answers' }))).toEqual([
      'saved_one',
      'saved_other',
    ])
  })
})
