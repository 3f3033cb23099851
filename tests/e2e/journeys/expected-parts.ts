import type { Person } from './whole-path.ts'

/**
 * What the store must hold after `firstHalf` and `secondHalf`: asked and left open is "", not asked is absent,
 * and neither the organisation's name nor anything that leads to a person stands among the answers.
 */
export function expectedParts({ language, name, words, country }: Person): Record<string, unknown[]> {
  const answers = {
    paradata: {
      workshop_code: 'mex_2025',
      source_channel: 'qr',
      response_mode: 'self',
      ui_language: language,
      form_version: '2026-12-01',
      duration_band: 'lt5',
      sections_reached: 'H',
    },
    sec_a_consent: {
      a_consent: { consent_participate: 'OK' },
      a_link: { age_18_plus: 'yes', respondent_link: 'leader' },
      eligible: '1',
    },
    sec_b_org: {
      org_country: country,
      b_identity: { org_regions: 'western_asia southern_europe' },
      b_profile: { org_type: 'other', org_type_other: words, org_size: 'staff_1_5', org_paid_fte: '2.5' },
      org_led_by: 'women migrants',
      b_history: { org_year_founded: '2012-01-01', org_languages: '' },
    },
    sec_c_people: {
      c_populations: { populations: 'women_migrants domestic_workers' },
      c_mobility: { mobility_contexts: 'labour_migration transit' },
      c_labour: { labour_sectors: 'domestic_work' },
      c_services: { services: 'shelter legal', people_supported_12m: '1250' },
    },
    sec_d_issues: {
      issues_matrix: {
        issues_matrix_1: {
          issue_gbv: 'critical',
          issue_pathways: '',
          issue_discrimination: '',
          issue_services_access: '',
          issue_trafficking: 'serious',
        },
        issues_matrix_2: {
          issue_exclusion_status: '',
          issue_labour_exploitation: '',
          issue_detention_borders: 'dont_know',
          issue_missing_crime: '',
        },
      },
      d_causes: { wider_drivers: 'climate racism', support_challenges: words },
    },
    sec_e_policy: {
      e_feminist: { feminist_elements: 'regularisation values_care no_detention' },
      feminist_open: words,
      e_strategies: { strategies_pick: 'coalitions litigation data' },
      strategies_rank: 'coalitions data litigation',
      strategy_rank_1: 'coalitions',
      e_practice: { strategies_open: '', policy_feminist_rating: '3', has_policy_example: 'yes' },
      policy_example_count: '2',
      policy_examples: [
        {
          example_name: `${words} 1`,
          example_country: 'AR',
          example_level: '',
          example_year: '',
          example_why: '',
          example_link: '',
        },
        {
          example_name: `${words} 2`,
          example_country: '',
          example_level: '',
          example_year: '',
          example_why: '',
          example_link: 'https://example.org/policy',
        },
      ],
    },
    sec_f_governance: {
      f_participation: { governance_participation: 'consultations' },
      f_influence: { governance_influence: '', gcm_awareness: 'know' },
      gcm_objectives: 'gcm_05 gcm_13',
      f_indicators: { indicators_use: 'no' },
    },
    sec_g_needs: {
      g_needs: { capacity_needs: 'core_funding' },
      g_change: { funding_security: '', state_gap_agree: 'agree', recommendations_open: '' },
    },
    sec_h_connect: {
      h_workshop: { workshop_attended: 'mex_2025' },
      consent_mapping: 'yes',
      consent_followup: 'yes',
      consent_leaders: 'yes',
      h_finish: { survey_ease: '4', feedback_open: '' },
    },
  }
  return {
    answers: [answers],
    mapping: [
      {
        sec_h_connect: { h_mapping: { mapping_name: name, mapping_fields: 'name country', mapping_country: country } },
      },
    ],
    contacts: [
      {
        sec_h_connect: { h_contact: { contact_name: '', contact_channel: 'email', contact_value: 'name@example.org' } },
      },
    ],
    leaders: [
      {
        sec_h_connect: {
          h_leaders: {
            leaders: [
              {
                leader_who: 'self',
                leader_name: name,
                leader_org: '',
                leader_country: '',
                leader_email: 'leader@example.org',
                leader_why: '',
              },
            ],
          },
        },
      },
    ],
    other_parts: [],
  }
}
