import { describe, expect, it } from 'vitest'
import type { SurveyDefinition } from '../../../src/contract/definition.ts'
import { searchWalks, secondsFor } from '../../../src/engine/index.ts'
import { aForm } from '../support/a-session.ts'

const env = { now: new Date('2026-12-01T09:00:00Z'), timeZone: 'UTC' }

const walked = (survey: SurveyDefinition['survey'], more: Partial<SurveyDefinition> = {}, seed = 1) =>
  searchWalks(aForm(survey, more), env, seed, 120)

const choices = {
  yes_no: [{ name: 'yes' }, { name: 'no' }],
  places: [
    { name: 'here', region: 'north' },
    { name: 'there', region: 'south' },
  ],
}

/** A chain in which one answer in two opens the next question. */
const chain: SurveyDefinition['survey'] = [1, 2, 3, 4, 5].map((n) => ({
  type: 'select_one',
  name: `q${n}`,
  list: 'yes_no',
  required: 'true()',
  ...(n > 1 && { relevant: `\${q${n - 1}} = 'yes'` }),
}))

describe('walks through a form', () => {
  it('find its shortest and its longest way', () => {
    const { shortest, longest, neverAsked, deadEnds } = walked(chain, { choices })
    expect(shortest.asked).toEqual(['/q1'])
    expect(longest.asked).toEqual(['/q1', '/q2', '/q3', '/q4', '/q5'])
    expect({ neverAsked, deadEnds }).toEqual({ neverAsked: [], deadEnds: [] })
  })

  it('are the same for the same seed, and others for another', () => {
    const asked = (seed: number) => walked(chain, { choices }, seed).walks.map(({ answers }) => answers)
    expect(asked(3)).toEqual(asked(3))
    expect(asked(3)).not.toEqual(asked(4))
  })

  it('name questions that nobody was asked', () => {
    const survey: SurveyDefinition['survey'] = [
      { type: 'integer', name: 'age', constraint: '. < 100' },
      { type: 'text', name: 'oldest', relevant: '${age} > 100' },
    ]
    expect(walked(survey).neverAsked).toEqual(['oldest'])
  })

  it('name places where nobody can go on', () => {
    const survey: SurveyDefinition['survey'] = [
      { type: 'integer', name: 'number', required: 'true()', constraint: '. > 5 and . < 5' },
      { type: 'select_one', name: 'place', list: 'places', required: 'true()', choice_filter: "region = 'west'" },
    ]
    expect(walked(survey, { choices }).deadEnds.map(({ path, why }) => [path, why])).toEqual([
      ['/number', 'no-valid-answer'],
      ['/place', 'no-choice'],
    ])
  })

  it('fill repeats and everything else that can be answered, by the rules', () => {
    const survey: SurveyDefinition['survey'] = [
      {
        type: 'repeat',
        name: 'people',
        parameters: 'max=2',
        children: [{ type: 'text', name: 'mail', constraint: "regex(., '^[^@]+@[^@]+$')", required: 'true()' }],
      },
      { type: 'date', name: 'born', constraint: '. < today()', required: 'true()' },
      { type: 'range', name: 'scale', parameters: 'start=0 end=10 step=5', required: 'true()' },
      { type: 'rank', name: 'order', list: 'yes_no', required: 'true()' },
      { type: 'acknowledge', name: 'agrees', required: 'true()' },
      { type: 'image', name: 'photo', required: 'true()' },
      { type: 'time', name: 'at', required: 'true()' },
      { type: 'dateTime', name: 'when', required: 'true()' },
      { type: 'geopoint', name: 'where', required: 'true()' },
    ]
    const { walks, longest, deadEnds } = walked(survey, { choices })
    expect(deadEnds).toEqual([])
    expect(walks.every(({ session }) => session.violations().length === 0)).toBe(true)
    expect(longest.asked).toContain('/people[2]/mail')
    expect(longest.asked).not.toContain('/people[3]/mail')
  })
})

it('reading takes the longer the more words there are, and answering in long texts the longest', () => {
  const seconds = (words: string, language: string, appearance = '') =>
    secondsFor({ type: 'text', name: 'a', appearance }, [words], language, true)
  expect(seconds('one two three', 'en')).toBeGreaterThan(seconds('one', 'en'))
  expect(seconds('واحد اثنان ثلاثة', 'ar')).toBeGreaterThan(seconds('one two three', 'en'))
  expect(seconds('one', 'en', 'multiline')).toBeGreaterThan(seconds('one', 'en') + 30)
  expect(secondsFor({ type: 'note', name: 'a' }, [], 'en', false)).toBe(0)
})
