import { describe, expect, it } from 'vitest'
import { forPublic, questionsOf } from '../../src/analysis/index.ts'
import { form } from '../support/femig-survey.ts'

const questions = questionsOf([form.definition])
const named = (name: string) => questions.find((question) => question.name === name)

describe('what can be analysed', () => {
  it('is every question of the answers, in its own way', () => {
    expect(named('org_type')).toMatchObject({ kind: 'one', list: 'org_type', isRequired: true, isConditional: false })
    expect(named('feminist_elements')).toMatchObject({ kind: 'many', mostChosen: 3, matrix: null })
    expect(named('feminist_elements')?.exclusive).toEqual(['dont_know', 'prefer_not_to_say'])
    expect(named('strategies_rank')).toMatchObject({ kind: 'rank', isConditional: true })
    expect(named('strategy_rank_1')).toMatchObject({ kind: 'one', list: 'strategies', isDerived: true })
    expect(named('policy_feminist_rating')?.codes).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'])
    expect(named('org_year_founded')).toMatchObject({ kind: 'year', list: null })
    expect(named('people_supported_12m')).toMatchObject({ kind: 'number' })
    expect(named('issue_gbv')).toMatchObject({ matrix: 'issues_matrix' })
    expect(named('example_level')).toMatchObject({ repeat: 'policy_examples' })
    expect(named('org_led_by')).toMatchObject({ isSensitive: true })
    expect(named('support_challenges')).toMatchObject({ kind: 'text' })
    // Of the other parts, and what the form works out for itself.
    for (const name of ['mapping_name', 'leader_name', 'org_name', 'eligible', 'policy_example_count'])
      expect(named(name)).toBe(undefined)
  })

  it('has what an older version asked too, and holds to the stricter of two rules', () => {
    const older = structuredClone(form.definition)
    const section = older.survey.find(({ name }) => name === 'sec_b_org')
    if (!section || !('children' in section)) throw new Error('the survey has no such section')
    section.children.push({ type: 'select_one', name: 'asked_before', list: 'yes_no', public: 'Y' })
    const country = section.children.find(({ name }) => name === 'org_country')
    if (!country || 'children' in country) throw new Error('the survey does not ask for the country')
    country.public = 'N'
    const both = questionsOf([form.definition, older])
    expect(both.map(({ name }) => name)).toContain('asked_before')
    expect(both.find(({ name }) => name === 'org_country')?.publicRule).toBe('N')
  })
})

it('puts before everybody only what was asked of everybody, once, with leave; and no country', () => {
  const open = forPublic(questions)
  for (const { publicRule, repeat, isConditional, isDerived, kind } of open) {
    expect(['Y', 'Y10']).toContain(publicRule)
    expect([repeat, isConditional, isDerived]).toEqual([null, false, false])
    expect(['one', 'many', 'year', 'number', 'region']).toContain(kind)
  }
  const names = open.map(({ name }) => name)
  for (const name of ['gcm_objectives', 'indicators_kinds', 'labour_sectors', 'strategy_rank_1', 'example_country'])
    expect(names).not.toContain(name)
  for (const name of ['org_type', 'org_led_by', 'feminist_elements', 'issue_gbv', 'state_gap_agree'])
    expect(names).toContain(name)
  const countries = open.find(({ name }) => name === 'org_country')
  expect(countries).toMatchObject({ kind: 'region', list: 'regions' })
  expect(countries?.codes.filter((code) => /^[A-Z]{2}$/.test(code))).toEqual([])
})
