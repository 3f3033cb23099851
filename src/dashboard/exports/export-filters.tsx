import { exportStates } from '../../contract/exports.ts'
import { languages, surveyId } from '../../contract/routes.ts'
import { reviewStates } from '../../contract/submission-review.ts'
import { languageNames, t, textOf } from '../../i18n/index.ts'
import { CheckField, CheckList } from '../check-field.tsx'
import { Field } from '../field.tsx'
import type { ExportChoice, ListFilter } from './export-choice.ts'

const channels = ['qr', 'email', 'social', 'partner', 'web', 'import'] as const
const modes = ['self', 'kiosk', 'assisted'] as const

type Props = {
  choice: ExportChoice
  versions: readonly string[]
  workshops: readonly string[]
  onChange: (choice: ExportChoice) => void
}

/** Which submissions; whatever is left alone filters nothing. */
export function ExportFilters({ choice, versions, workshops, onChange }: Props) {
  const none = ['', t('overview.none.row')] as const
  const set = (change: Partial<ExportChoice>) => onChange({ ...choice, ...change })
  const list = (name: ListFilter, options: readonly (readonly [string, string])[]) => (
    <CheckList
      label={`exports.${name}.label`}
      options={options}
      chosen={choice.lists[name]}
      onChange={(chosen) => set({ lists: { ...choice.lists, [name]: chosen } })}
    />
  )
  return (
    <details class="desk-table">
      <summary>{t('exports.filter.title')}</summary>
      <div class="desk-filters">
        <Field label="exports.from.label" type="date" value={choice.from} onInput={(from) => set({ from })} />
        <Field label="exports.to.label" type="date" value={choice.to} onInput={(to) => set({ to })} />
        {list(
          'languages',
          languages.map((tag) => [tag, languageNames[tag]] as const),
        )}
        {list(
          'states',
          exportStates.map((state) => [state, t(`exports.${state}.state`)] as const),
        )}
        {list(
          'versions',
          versions.map((version) => [version, version] as const),
        )}
        {choice.part === 'answers' && (
          <>
            {list(
              'review',
              reviewStates.map((state) => [state, t(`review.${state}.state`)] as const),
            )}
            <CheckField
              label="exports.original.label"
              hint="exports.original.hint"
              checked={choice.isOriginal}
              onChange={(isOriginal) => set({ isOriginal })}
            />
            {list(
              'channels',
              channels.map((name) => [name, t(`channel.${name}`)] as const),
            )}
            {list(
              'modes',
              modes.map((name) => [name, t(`exports.${name}.mode`)] as const),
            )}
            {list('workshops', [
              ...workshops.map((code) => [code, textOf(surveyId, `choices.workshop.${code}`) ?? code] as const),
              none,
            ])}
            <Field
              label="exports.countries.label"
              hint="exports.countries.hint"
              value={choice.countries}
              onInput={(countries) => set({ countries })}
            />
          </>
        )}
      </div>
    </details>
  )
}
