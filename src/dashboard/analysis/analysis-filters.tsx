import { regions } from '../../contract/regions.ts'
import { languages } from '../../contract/routes.ts'
import type { Workshop } from '../../contract/workshop.ts'
import { languageNames, t } from '../../i18n/index.ts'
import { CheckField, CheckList } from '../check-field.tsx'
import { ChoiceField } from '../choice-field.tsx'
import { regionName, workshopName } from '../overview/names.ts'
import { type AnalysisChoice, type ListFilter, thresholds } from './analysis-choice.ts'

type Props = {
  choice: AnalysisChoice
  versions: readonly string[]
  workshops: readonly Workshop[]
  onChange: (choice: AnalysisChoice) => void
}

/** Of which responses; whatever is left alone filters nothing. */
export function ResponseFilters({ choice, versions, workshops, onChange }: Props) {
  const none = ['', t('overview.none.row')] as const
  const list = (name: ListFilter, label: string, options: readonly (readonly [string, string])[]) => (
    <CheckList
      label={label}
      options={options}
      chosen={choice.lists[name]}
      onChange={(chosen) => onChange({ ...choice, lists: { ...choice.lists, [name]: chosen } })}
    />
  )
  return (
    <details class="desk-table analysis-filters">
      <summary>{t('exports.filter.title')}</summary>
      <div class="desk-filters">
        {list(
          'languages',
          'exports.languages.label',
          languages.map((tag) => [tag, languageNames[tag]] as const),
        )}
        {list('regions', 'analysis.regions.label', [
          ...regions.map((region) => [region, regionName(region)] as const),
          none,
        ])}
        {list('workshops', 'exports.workshops.label', [
          ...workshops.map(({ code }) => [code, workshopName(code, workshops)] as const),
          none,
        ])}
        {list(
          'versions',
          'exports.versions.label',
          versions.map((version) => [version, version] as const),
        )}
      </div>
    </details>
  )
}

type RuleProps = { choice: AnalysisChoice; onChange: (choice: AnalysisChoice) => void }

/** From how many on a count is shown. */
export function RuleChoice({ choice, onChange }: RuleProps) {
  return (
    <fieldset class="desk-checks analysis-rule">
      <legend>{t('analysis.rule.title')}</legend>
      <ChoiceField
        label="analysis.atLeast.label"
        hint="analysis.atLeast.hint"
        value={choice.atLeast}
        options={thresholds.map((number) => [number, number === '0' ? t('analysis.all.atLeast') : number] as const)}
        onChange={(atLeast) => onChange({ ...choice, atLeast })}
      />
      <CheckField
        label="analysis.zero.label"
        checked={choice.hidesZero}
        onChange={(hidesZero) => onChange({ ...choice, hidesZero })}
      />
    </fieldset>
  )
}
