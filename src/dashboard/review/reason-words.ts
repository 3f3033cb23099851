import { t } from '../../i18n/index.ts'

const worded: readonly string[] = [
  'unknown_survey',
  'unknown_version',
  'unknown_part',
  'survey_closed',
  'over_quota',
  'sealed_unchecked',
  'malformed_payload',
  'payload_too_deep',
  'check_failed',
  'answers_unknown',
  'answers_not_relevant',
  'answers_type',
  'answers_required',
  'answers_constraint',
  'answers_choice',
  'answers_shape',
]

/** Why a response is in quarantine; a code that has no words of its own is shown as it is. */
export const reasonWords = (reason: string): string =>
  worded.includes(reason) ? t(`reason.${reason}.label`) : t('reason.other.label', { code: reason })

/** The same of a rule of the questionnaire, as the engine names it. */
export const ruleWords = (rule: string): string => reasonWords(`answers_${rule.replaceAll('-', '_')}`)
