import { describe, expect, it } from 'vitest'
import { checkAnswers } from '../../src/engine/index.ts'
import { anEligibleRespondent, aRespondent, env, form } from '../support/femig-survey.ts'

const shape = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('who may answer', () => {
  it('sends nobody under 18 on, and nothing of what they said', () => {
    const she = aRespondent().answer({ consent_participate: 'OK', age_18_plus: 'no', respondent_link: 'staff' })
    expect(she.session.canSubmit()).toBe(false)
    expect(she.pages()).toEqual(['a_consent', 'a_link', 'end_not_eligible'])
  })

  it('sends nobody on who has no link with an organisation', () => {
    const she = aRespondent().answer({
      consent_participate: 'OK',
      age_18_plus: 'yes',
      respondent_link: 'none_of_these',
    })
    expect(she.session.canSubmit()).toBe(false)
    expect(she.pages()).toEqual(['a_consent', 'a_link', 'end_not_eligible'])
  })

  it('asks for consent first, and opens nothing without it', () => {
    const she = aRespondent().answer({ age_18_plus: 'yes', respondent_link: 'staff' })
    expect(she.session.canSubmit()).toBe(false)
    expect(she.pages()).toEqual(['a_consent', 'a_link'])
    expect(she.session.violations('/sec_a_consent/a_consent')).toEqual([
      { path: '/sec_a_consent/a_consent/consent_participate', violation: 'required' },
    ])
  })

  it('can be finished with the five required answers alone', () => {
    const she = anEligibleRespondent()
    expect(she.session.canSubmit()).toBe(true)
    expect(she.session.violations()).toEqual([])
    expect(Object.keys(she.session.toSubmission())).toEqual(['answers'])
  })
})

describe('pages', () => {
  it('come in the order of the questionnaire, small enough for a phone', () => {
    expect(anEligibleRespondent().pages()).toEqual([
      ...['a_consent', 'a_link'],
      ...['org_country', 'b_identity', 'b_profile', 'org_led_by', 'b_history'],
      ...['c_populations', 'c_mobility', 'c_services'],
      ...['content_note_d', 'issues_matrix_1', 'issues_matrix_2', 'd_causes'],
      ...['e_feminist', 'feminist_open', 'e_strategies', 'e_practice'],
      ...['f_participation', 'f_influence', 'f_indicators', 'g_needs', 'g_change'],
      ...['h_workshop', 'consent_mapping', 'consent_followup', 'consent_leaders', 'h_finish'],
    ])
  })

  it('hold at most five questions to begin with', () => {
    const { session } = anEligibleRespondent()
    for (const page of session.pages()) {
      const asked = page.nodes.filter((path) => !['note', 'group'].includes(session.node(path)?.source.type ?? ''))
      expect(asked.length, page.id).toBeLessThanOrEqual(5)
    }
  })
})

describe('labour sectors', () => {
  it('are asked only where work is part of the migration', () => {
    const she = anEligibleRespondent().answer({ mobility_contexts: 'transit asylum' })
    expect(she.asked()).not.toContain('labour_sectors')
    for (const context of ['labour_migration', 'seasonal_work', 'care_chains']) {
      she.answer({ mobility_contexts: `transit ${context}` })
      expect(she.asked()).toContain('labour_sectors')
    }
  })

  it('are kept while not asked, not sent, and come back', () => {
    const she = anEligibleRespondent().answer({ mobility_contexts: 'labour_migration', labour_sectors: 'garment' })
    she.answer({ mobility_contexts: 'transit' })
    expect(JSON.stringify(she.part('answers'))).not.toContain('labour_sectors')
    expect(she.answer({ mobility_contexts: 'labour_migration' }).node('labour_sectors').value).toBe('garment')
  })
})

describe('strategies', () => {
  it('are not ranked when there is one: it is rank 1', () => {
    const she = anEligibleRespondent().answer({ strategies_pick: 'data' })
    expect(she.asked()).not.toContain('strategies_rank')
    expect(she.node('strategy_rank_1').value).toBe('data')
  })

  it('are ranked among themselves when there are two or three, and stay missing until touched', () => {
    for (const picked of ['data ffp', 'data ffp training']) {
      const she = anEligibleRespondent().answer({ strategies_pick: picked })
      const { path } = she.node('strategies_rank')
      expect(
        she.session
          .node(path)
          ?.choices?.map(({ name }) => name)
          .sort(),
      ).toEqual(picked.split(' ').sort())
      expect([she.session.node(path)?.value, she.node('strategy_rank_1').value]).toEqual(['', ''])
      she.answer({ strategies_rank: picked.split(' ').reverse().join(' ') })
      expect(she.node('strategy_rank_1').value).toBe(picked.split(' ').at(-1))
    }
  })

  it('lose their order when another one is picked, and nobody is stopped by it', () => {
    const she = anEligibleRespondent().answer({ strategies_pick: 'data ffp', strategies_rank: 'ffp data' })
    she.answer({ strategies_pick: 'data training' })
    expect(she.node('strategies_rank')).toMatchObject({ value: '', violation: null })
    expect(she.node('strategy_rank_1').value).toBe('')
  })

  it('may be four on the screen but not on the way out', () => {
    const she = anEligibleRespondent().answer({ strategies_pick: 'data ffp training budgets' })
    expect(she.node('strategies_pick').violation).toBe('constraint')
  })

  it('let "don\'t know" stand only alone', () => {
    const she = anEligibleRespondent().answer({ strategies_pick: 'dont_know' })
    expect(she.node('strategies_pick').violation).toBe(null)
    expect(she.answer({ strategies_pick: 'dont_know data' }).node('strategies_pick').violation).toBe('constraint')
  })
})

describe('policy examples', () => {
  it('are up to five, and the sixth is not added', () => {
    const she = anEligibleRespondent().answer({ has_policy_example: 'yes' })
    const { path } = she.node('policy_examples')
    for (let added = 0; added < 6; added += 1) she.session.add(path)
    expect(she.session.node(path)).toMatchObject({ count: 5, max: 5 })
    expect(she.pages().filter((id) => id.startsWith('policy_examples['))).toHaveLength(5)
  })

  it('that are empty are not sent', () => {
    const she = anEligibleRespondent().answer({ has_policy_example: 'yes' })
    she.session.add(she.node('policy_examples').path)
    she.answer({ 'example_name[2]': 'Ley 2136' })
    expect(shape(she.part('answers')?.['sec_e_policy'])).toMatchObject({
      policy_examples: [{ example_name: 'Ley 2136' }],
    })
    expect(
      (shape(she.part('answers')?.['sec_e_policy']) as { policy_examples: unknown[] }).policy_examples,
    ).toHaveLength(1)
  })

  it('get https:// where a link has no scheme', () => {
    const she = anEligibleRespondent().answer({ has_policy_example: 'yes', example_link: ' example.org/policy ' })
    expect(she.node('example_link')).toMatchObject({ value: 'https://example.org/policy', violation: null })
    expect(she.answer({ example_link: 'no link' }).node('example_link').violation).toBe('constraint')
  })
})

describe('the three consents', () => {
  const mapping = { mapping_fields: 'name website', mapping_website: 'https://x.example/marked' }
  const contact = { contact_name: 'Marked Person', contact_channel: 'email', contact_value: 'marked@x.example' }
  const leader = { leader_who: 'self', leader_name: 'Marked Leader', leader_email: 'leader@x.example' }

  it('erase what was given as soon as they are taken back: No, Yes, No', () => {
    const cases = [
      ['consent_mapping', mapping],
      ['consent_followup', contact],
      ['consent_leaders', leader],
    ] as const
    for (const [consent, answers] of cases) {
      const she = anEligibleRespondent()
        .answer({ [consent]: 'no' })
        .answer({ [consent]: 'yes' })
        .answer(answers)
      expect(Object.keys(she.session.toSubmission()), consent).toHaveLength(2)
      she.answer({ [consent]: 'no' })
      expect(Object.keys(she.session.toSubmission()), consent).toEqual(['answers'])
      expect(JSON.stringify(she.session.save()), consent).not.toMatch(/marked|leader@/i)
      she.answer({ [consent]: 'yes' })
      expect(JSON.stringify(she.session.save()), consent).not.toMatch(/marked|leader@/i)
    }
  })

  it('put a thing into the mapping only when it was ticked', () => {
    const she = anEligibleRespondent().answer({
      org_name: 'Red Sur',
      services: 'legal shelter',
      consent_mapping: 'yes',
    })
    she.answer({ mapping_fields: 'name services' })
    expect(she.node('mapping_name').value).toBe('Red Sur')
    expect(shape(she.part('mapping'))).toEqual({
      sec_h_connect: {
        h_mapping: { mapping_name: 'Red Sur', mapping_fields: 'name services', mapping_services: 'legal shelter' },
      },
    })
    expect(she.answer({ mapping_name: 'Red del Sur' }).node('mapping_name').value).toBe('Red del Sur')
  })

  it('check a phone number again as an e-mail address when the way to reach her changes', () => {
    const she = anEligibleRespondent().answer({
      consent_followup: 'yes',
      contact_channel: 'phone',
      contact_value: '+٥٢ ٥٥ ١٢٣٤ ٥٦٧٨',
    })
    expect(she.node('contact_value').violation).toBe(null)
    expect(she.answer({ contact_channel: 'email' }).node('contact_value').violation).toBe('constraint')
  })

  it('take no details of somebody else without her agreement, and cannot be sent until then', () => {
    const she = anEligibleRespondent().answer({ consent_leaders: 'yes', leader_who: 'someone_else' })
    expect(she.asked()).not.toContain('leader_name')
    expect(
      she.session.violations().map(({ path, violation }) => `${violation} ${path.slice(path.lastIndexOf('/') + 1)}`),
    ).toEqual(['required leader_agreed'])
    she.answer({ leader_agreed: 'OK' })
    expect(she.asked()).toContain('leader_name')
  })
})

describe('numbers', () => {
  it('are understood as they are written in five languages', () => {
    const she = anEligibleRespondent().answer({ org_size: 'staff_1_5' })
    for (const typed of ['2.5', '2,5', '٢٫٥', '۲٫۵']) {
      expect(she.answer({ org_paid_fte: typed }).node('org_paid_fte'), typed).toMatchObject({
        value: '2.5',
        violation: null,
        entered: typed,
      })
    }
  })

  it('are never guessed: 1.500 could be one and a half or fifteen hundred', () => {
    const she = anEligibleRespondent()
    for (const typed of ['1.500', '1,500', '2.5'])
      expect(she.answer({ people_supported_12m: typed }).node('people_supported_12m').violation, typed).toBe('type')
    for (const typed of ['1500', '1 500', '1\u202f500', '١٬٥٠٠'])
      expect(she.answer({ people_supported_12m: typed }).node('people_supported_12m').value, typed).toBe('1500')
  })

  it('take a year, but not one to come', () => {
    const she = anEligibleRespondent().answer({ org_year_founded: '2012' })
    expect(she.node('org_year_founded')).toMatchObject({ value: '2012-01-01', violation: null })
    expect(she.answer({ org_year_founded: '٢٠١٢' }).node('org_year_founded').value).toBe('2012-01-01')
    expect(she.answer({ org_year_founded: '2027' }).node('org_year_founded').violation).toBe('constraint')
  })
})

describe('the workshop', () => {
  it('is filled in from the link when it is one of the list, and may be changed', () => {
    expect(anEligibleRespondent({ workshop_code: 'mex_2025' }).node('workshop_attended').value).toBe('mex_2025')
    for (const code of ['unknown', '', 'none', 'new_2027'])
      expect(anEligibleRespondent({ workshop_code: code }).node('workshop_attended').value, code).toBe('')
    const she = anEligibleRespondent({ workshop_code: 'mex_2025' }).answer({ workshop_attended: 'bog_2025' })
    expect(she.node('workshop_attended').value).toBe('bog_2025')
  })
})

describe('a usable response', () => {
  const core = {
    feminist_elements: 'regularisation',
    feminist_open: 'Care.',
    strategies_pick: 'data',
    strategies_open: 'Ours.',
    has_policy_example: 'no',
  }
  const pairs = Object.entries(core)

  it('answers at least two of the five core questions, whichever', () => {
    expect(anEligibleRespondent().session.isUsable()).toBe(false)
    for (const [one, text] of pairs) {
      expect(
        anEligibleRespondent()
          .answer({ [one]: text })
          .session.isUsable(),
        one,
      ).toBe(false)
      for (const [two, other] of pairs.filter(([name]) => name !== one))
        expect(
          anEligibleRespondent()
            .answer({ [one]: text, [two]: other })
            .session.isUsable(),
          `${one} ${two}`,
        ).toBe(true)
    }
  })

  it('does not count "don\'t know", "prefer not to say" or blanks', () => {
    const empty = {
      feminist_elements: 'prefer_not_to_say',
      strategies_pick: 'dont_know',
      has_policy_example: 'dont_know',
      strategies_open: '  ',
    }
    const she = anEligibleRespondent().answer({ ...empty, feminist_open: 'Care.' })
    expect(she.session.isUsable()).toBe(false)
    expect(she.answer({ feminist_elements: 'dont_know' }).session.isUsable()).toBe(false)
    expect(she.answer({ feminist_elements: 'values_care' }).session.isUsable()).toBe(true)
  })
})

describe('what is sent', () => {
  it('carries how and where the survey was met and how long it took in five bands, and none of the project details', () => {
    const hidden = {
      workshop_code: 'mex_2025',
      source_channel: 'qr',
      response_mode: 'self',
      ui_language: 'es',
      form_version: '2026-12-01',
    }
    const paradata = { ...hidden, duration_band: 'm8_12', sections_reached: 'H' }
    const she = anEligibleRespondent({
      ...paradata,
      contact_email: 'team@x.example',
      ethics_reference: 'REB 1',
      privacy_url: 'https://x.example',
      withdrawal_deadline: '2027-01-31',
    })
    expect(shape(she.part('answers')?.['paradata'])).toEqual(paradata)
  })

  it('passes the same rules again at the endpoint', () => {
    const she = anEligibleRespondent({ workshop_code: 'mex_2025' })
      .answer({
        org_name: 'Red Sur',
        org_size: 'staff_6_20',
        org_paid_fte: '2,5',
        org_year_founded: '2012',
        has_policy_example: 'yes',
        example_name: 'Ley',
      })
      .answer({
        consent_mapping: 'yes',
        mapping_fields: 'name country',
        consent_followup: 'yes',
        contact_channel: 'email',
        contact_value: 'me@x.example',
      })
      .answer({ consent_leaders: 'yes', leader_who: 'self', leader_name: 'Ana', leader_email: 'ana@x.example' })
    const parts = she.session.toSubmission()
    expect(Object.keys(parts)).toEqual(['answers', 'mapping', 'contacts', 'leaders'])
    for (const [part, answers] of Object.entries(parts))
      expect(checkAnswers(form, part, shape(answers), env), part).toEqual([])
  })
})
