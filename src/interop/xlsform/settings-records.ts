import type { SurveyDefinition } from '../../contract/definition.ts'
import { ownPrefix } from './headings.ts'
import type { LanguageCodes } from './language-codes.ts'
import { formExtraOf } from './layout.ts'
import { formIdOf, formVersionOf, settingsByDefault, versionByDefault } from './read-settings.ts'
import { rawRecord, type SheetRecord } from './records.ts'
import type { Words } from './words.ts'

/**
 * The rows of the settings sheet.
 * @param has whether the form came with a column of this meaning; what it can do without is left out where it did not
 */
export function settingsRecords(
  definition: SurveyDefinition,
  words: Words,
  codes: LanguageCodes,
  has: (identity: string) => boolean,
): SheetRecord[] {
  const { settings: kept = {}, further_settings = [] } = formExtraOf(definition)
  const { id, version, default_language: byDefault } = definition
  const record: Record<string, string> = { ...kept }
  const title = words.get(byDefault)?.get('title') ?? id
  if (has('form_title') || title !== (kept['form_id'] ?? id)) record['form_title'] = title
  for (const [language, texts] of words) {
    const own = texts.get('title')
    const identity = `form_title::${language}`
    if (own !== undefined && (own !== title || has(identity))) record[identity] = own
  }
  const { form_id: keptId, version: keptVersion, default_language: keptLanguage } = kept
  record['form_id'] = keptId !== undefined && formIdOf(keptId) === id ? keptId : id
  delete record['version']
  if (keptVersion !== undefined && formVersionOf(keptVersion) === version) record['version'] = keptVersion
  else if (version !== versionByDefault || has('version')) record['version'] = version
  delete record['default_language']
  if (keptLanguage !== undefined && leadsTo(keptLanguage, definition, codes)) record['default_language'] = keptLanguage
  else if (has('default_language') || byDefault !== definition.languages[0])
    record['default_language'] = codes.heading(byDefault)
  return [{ ...record, ...own(definition) }, ...further_settings.map((cells) => rawRecord('settings', cells, codes))]
}

/** Whether the default language comes from this name; one without columns leaves it to the first language. */
function leadsTo(
  name: string,
  { default_language: byDefault, languages }: SurveyDefinition,
  codes: LanguageCodes,
): boolean {
  const code = codes.code(name)
  return code === byDefault || (byDefault === languages[0] && !languages.includes(code))
}

/** What only our definitions say, and only where it is not what a form without these columns means. */
function own({ $schema, settings, choice_labels }: SurveyDefinition): Record<string, string> {
  const {
    target,
    baseline,
    usable,
    submit_when,
    instance_name,
    parts,
    counted,
    opt_ins,
    matrices,
    duration,
    organisation,
  } = settings
  const labels = Object.keys(choice_labels ?? {}).map((list) => `${list}=territory`)
  const cells = {
    schema: $schema,
    target: target === settingsByDefault.target ? '' : String(target),
    baseline_count: baseline.count === 0 ? '' : String(baseline.count),
    baseline_source: baseline.source,
    usable,
    submit_when,
    parts: parts.join(' ') === settingsByDefault.parts.join(' ') ? '' : parts.join(' '),
    counted: counted?.join(' '),
    opt_ins: opt_ins?.join(' '),
    matrices: matrices?.join(' '),
    duration_question: duration?.question,
    duration_bands: duration?.bands.join(' '),
    duration_too_fast: duration?.too_fast?.join(' '),
    duration_too_long: duration?.too_long?.join(' '),
    organisation_name: organisation?.name,
    organisation_country: organisation?.country,
    choice_labels: labels.join(' '),
  }
  const there = Object.entries(cells).flatMap(([name, text]) => (text ? [[`${ownPrefix}${name}`, text]] : []))
  return { ...(instance_name && { instance_name }), ...Object.fromEntries(there) }
}
