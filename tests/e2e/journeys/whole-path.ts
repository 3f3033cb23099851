import type { SurveySteps } from '../pages/survey-page.ts'

/** What one person answers, by question; the store must hold exactly this. */
export type Person = {
  readonly language: string
  readonly name: string
  readonly words: string
  readonly country: string
  /** As typed, in the digits and with the decimal mark of the language. */
  readonly posts: string
}

/** From consent to the page about the policy example: skip logic, "please specify", a matrix, a rank. */
export async function firstHalf(survey: SurveySteps, person: Person): Promise<void> {
  await survey.agree('consent_participate')
  await survey.continue()
  await survey.choose('age_18_plus', 'yes_no', 'yes')
  await survey.choose('respondent_link', 'respondent_link', 'leader')
  await survey.continue()
  await survey.pickCountry('org_country', person.country)
  await survey.continue()
  await survey.write('org_name', person.name)
  await survey.tick('org_regions', 'regions', 'southern_europe', 'western_asia')
  await survey.continue()
  await survey.choose('org_type', 'org_type', 'other')
  await survey.write('org_type_other', person.words)
  await survey.choose('org_size', 'org_size', 'staff_1_5')
  await survey.write('org_paid_fte', person.posts)
  await survey.continue()
  await survey.tick('org_led_by', 'led_by', 'women', 'migrants')
  await survey.continue()
  await survey.write('org_year_founded', '2012')
  await survey.continue()
  await survey.tick('populations', 'populations', 'women_migrants', 'domestic_workers')
  await survey.continue()
  await survey.tick('mobility_contexts', 'mobility', 'labour_migration', 'transit')
  await survey.continue()
  await survey.tick('labour_sectors', 'labour_sectors', 'domestic_work')
  await survey.continue()
  await survey.tick('services', 'services', 'legal', 'shelter')
  await survey.write('people_supported_12m', '1250')
  await survey.continue()
  await survey.continue()
  await survey.choose('issue_gbv', 'severity', 'critical')
  await survey.choose('issue_trafficking', 'severity', 'serious')
  await survey.continue()
  await survey.choose('issue_detention_borders', 'severity', 'dont_know')
  await survey.continue()
  await survey.tick('wider_drivers', 'drivers', 'climate', 'racism')
  await survey.write('support_challenges', person.words)
  await survey.continue()
  await survey.tick('feminist_elements', 'feminist', 'regularisation', 'values_care', 'no_detention')
  await survey.continue()
  await survey.write('feminist_open', person.words)
  await survey.continue()
  await survey.tick('strategies_pick', 'strategies', 'coalitions', 'litigation', 'data')
  await survey.continue()
  await survey.moveUp('strategies_rank', 'strategies', 'data')
  await survey.continue()
}

/** From the policy examples to the page before the review: two repeat entries and the three consents. */
export async function secondHalf(survey: SurveySteps, person: Person): Promise<void> {
  await survey.rate('policy_feminist_rating', 3)
  await survey.choose('has_policy_example', 'yes_no_dk', 'yes')
  await survey.continue()
  await survey.write('example_name', `${person.words} 1`)
  await survey.pickCountry('example_country', 'AR')
  await survey.addAnother()
  await survey.write('example_name', `${person.words} 2`)
  await survey.write('example_link', 'example.org/policy')
  await survey.continue()
  await survey.tick('governance_participation', 'participation', 'consultations')
  await survey.continue()
  await survey.choose('gcm_awareness', 'gcm_awareness', 'know')
  await survey.continue()
  await survey.tick('gcm_objectives', 'gcm', 'gcm_05', 'gcm_13')
  await survey.continue()
  await survey.choose('indicators_use', 'yes_no_dk', 'no')
  await survey.continue()
  await survey.tick('capacity_needs', 'needs', 'core_funding')
  await survey.continue()
  await survey.choose('state_gap_agree', 'agree5', 'agree')
  await survey.continue()
  // The workshop of the link is there already.
  await survey.continue()
  await survey.choose('consent_mapping', 'yes_no', 'yes')
  await survey.continue()
  await survey.tick('mapping_fields', 'map_fields', 'name', 'country')
  await survey.continue()
  await survey.choose('consent_followup', 'yes_no', 'yes')
  await survey.continue()
  await survey.choose('contact_channel', 'channel', 'email')
  await survey.write('contact_value', 'name@example.org')
  await survey.continue()
  await survey.choose('consent_leaders', 'yes_no', 'yes')
  await survey.continue()
  await survey.choose('leader_who', 'nominee', 'self')
  await survey.write('leader_name', person.name)
  await survey.write('leader_email', 'leader@example.org')
  await survey.continue()
  await survey.rate('survey_ease', 4)
  await survey.continue()
}

/** What nobody can leave out, and nothing else: as far as the review. */
export async function shortestPath(survey: SurveySteps, country = 'CA'): Promise<void> {
  await survey.agree('consent_participate')
  await survey.continue()
  await survey.choose('age_18_plus', 'yes_no', 'yes')
  await survey.choose('respondent_link', 'respondent_link', 'staff')
  await survey.continue()
  await survey.pickCountry('org_country', country)
  await survey.continue()
  await survey.continue()
  await survey.choose('org_type', 'org_type', 'network')
  while ((await survey.place()) !== 'review') await survey.continue()
}
