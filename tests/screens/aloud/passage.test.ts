import { beforeEach, describe, expect, it } from 'vitest'
import { loadTerritoryNames, startTexts } from '../../../src/i18n/index.ts'
import { passageOf } from '../../../src/screens/aloud/passage.ts'
import type { Respond } from '../../../src/screens/respond/respond.ts'
import { aRespondent, pathOf } from '../support/a-respondent.ts'
import { asked } from './asked.ts'

let respond: Respond
beforeEach(async () => {
  await startTexts('en', ['app', 'femig-global-cso'])
  await loadTerritoryNames()
  respond = aRespondent()
  answer('consent_participate', 'OK')
})

const answer = (name: string, text: string) => respond.answer(pathOf(respond, name), text)
const passage = (name: string, error?: string) => passageOf(asked(respond, name, error ?? null))

function becomeEligible(): void {
  answer('age_18_plus', 'yes')
  answer('respondent_link', 'staff')
  answer('org_country', 'AL')
}

describe('what is read aloud', () => {
  it('is the question, its hint and its choices, in the order of the screen', () => {
    expect(passage('age_18_plus')).toEqual([
      'About this survey and your consent',
      'Are you 18 or older?',
      'required',
      'We do not ask for your age.',
      'Yes',
      'No',
    ])
  })

  it('tells what is wrong before the choices', () => {
    expect(passage('respondent_link', 'Choose one.').slice(0, 5)).toEqual([
      expect.stringMatching(/^What is your link/),
      'required',
      'Choose the one that fits best.',
      'Error: Choose one.',
      expect.stringMatching(/./),
    ])
  })

  it('takes the notes of a page in one breath, from the first of them', () => {
    const [title, ...notes] = passage('intro_purpose')
    expect(title).toBe('About this survey and your consent')
    expect(notes.length).toBeGreaterThanOrEqual(4)
    expect(notes.join(' ')).toContain('receipt code')
    // The hint of the contact details, which nobody has filled in.
    expect(notes.join(' ')).not.toContain('Contact and ethics details')
    expect(passage('intro_who')).toEqual([])
    expect(passage('intro_withdraw')).toEqual([])
  })

  it('is the whole statement where something is agreed to', () => {
    expect(passage('consent_participate')).toEqual([
      'I have read this information and I agree to take part.',
      'required',
    ])
  })

  it('names the page before its first question only, so that a line of a table can be understood', () => {
    becomeEligible()
    expect(passage('issue_gbv').slice(0, 3)).toEqual([
      expect.stringMatching(/^How serious are these problems/),
      'Answer each line, or skip the ones you cannot judge.',
      'Gender-based violence',
    ])
    expect(passage('issue_pathways')[0]).toBe('Difficulty in reaching regular migration pathways')
  })

  it('spares her two hundred countries', () => {
    answer('age_18_plus', 'yes')
    answer('respondent_link', 'staff')
    expect(passage('org_country')).toHaveLength(3)
  })

  it('says a day as people say it, and the marks around it not at all', () => {
    const project = { contactEmail: 'team@example.org', ethicsReference: '7', privacyUrl: 'https://example.org' }
    respond.setInfo({
      surveyId: 'femig-global-cso',
      versions: [],
      languages: [],
      state: 'open',
      trial: false,
      project: { ...project, withdrawalDeadline: '2027-03-31' },
    })
    expect(passage('intro_purpose').join(' ')).toContain('until March 31, 2027. We')
    expect(passage('intro_purpose')).toContain('Contact and ethics details: team@example.org, 7, https://example.org')
  })

  it('reads what is put in order as it stands', () => {
    becomeEligible()
    answer('strategies_pick', 'coalitions litigation data')
    answer('strategies_rank', 'data coalitions litigation')
    const { words } = respond
    expect(passage('strategies_rank').slice(-3)).toEqual(
      ['data', 'coalitions', 'litigation'].map((name) => words.choice('strategies', name)),
    )
  })
})
