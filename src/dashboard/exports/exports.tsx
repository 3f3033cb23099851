import './exports.css'
import { useEffect, useState } from 'preact/hooks'
import { may } from '../../contract/access.ts'
import { type ExportOutline, exportParts } from '../../contract/exports.ts'
import { languages, surveyId } from '../../contract/routes.ts'
import { language, languageNames, t, textOf } from '../../i18n/index.ts'
import { fetchExportOutline, fetchWorkshops, whoAmI } from '../calls.ts'
import { CheckField } from '../check-field.tsx'
import { ChoiceField } from '../choice-field.tsx'
import { problemCode, useCall } from '../use-call.ts'
import { WhenReady } from '../when-ready.tsx'
import { type ExportChoice, exportAddress, filterQuery, firstChoice, has } from './export-choice.ts'
import { ExportFilters } from './export-filters.tsx'
import { FormatChoice } from './format-choice.tsx'

const rights = { answers: 'answers', mapping: 'mapping', contacts: 'contacts', leaders: 'contacts' } as const

/** Taking data out: what, as which file, of which submissions. The browser fetches the file itself, as it comes. */
export function Exports({ onSignedOut }: { onSignedOut: () => void }) {
  const [choice, setChoice] = useState<ExportChoice>(firstChoice(language.value))
  const [outline, setOutline] = useState<ExportOutline | null>(null)
  const workshops = useCall(fetchWorkshops, onSignedOut)
  const who = useCall(whoAmI, onSignedOut)
  const set = (change: Partial<ExportChoice>) => setChoice({ ...choice, ...change })
  const query = filterQuery({ ...choice, part: 'answers' }).toString()

  useEffect(() => {
    let isStale = false
    void fetchExportOutline(query).then((result) => {
      if (isStale) return
      if (result.status === 'ok') setOutline(result.body)
      else if (problemCode(result) === 'not_signed_in') onSignedOut()
    })
    return () => {
      isStale = true
    }
  }, [query])

  const { state } = who
  if (state.status !== 'ready')
    return (
      <WhenReady state={state} onRetry={who.reload}>
        {() => null}
      </WhenReady>
    )
  const mine = exportParts.filter((part) => may(state.body.role, rights[part]))
  const asks = has(choice.format)
  const tables = outline?.tables[choice.part] ?? []
  if (mine.length === 0)
    return (
      <div class="desk-stack">
        <h1>{t('exports.page.title')}</h1>
        <p>{t('exports.refused.hint')}</p>
      </div>
    )
  return (
    <div class="desk-stack desk-exports">
      <h1>{t('exports.page.title')}</h1>
      <p class="desk-hint">{t('exports.page.hint')}</p>
      <ChoiceField
        label="exports.part.label"
        hint="exports.part.hint"
        value={choice.part}
        options={mine.map((part) => [part, t(`exports.${part}.part`)])}
        onChange={(part) => set({ part, table: '' })}
      />
      <FormatChoice
        hasFiles={outline?.hasFiles ?? false}
        format={choice.format}
        onChange={(format) => set({ format })}
      />
      <div class="desk-options">
        {asks.table && tables.length > 0 && (
          <ChoiceField
            label="exports.table.label"
            value={choice.table}
            options={[
              ['', t(`exports.${choice.part}.part`)],
              ...tables.map((name) => [name, tableName(name)] as const),
            ]}
            onChange={(table) => set({ table })}
          />
        )}
        {asks.language && (
          <ChoiceField
            label="exports.language.label"
            value={choice.language}
            options={languages.map((tag) => [tag, languageNames[tag]])}
            onChange={(tag) => set({ language: tag })}
          />
        )}
        {asks.columns && <Columns choice={choice} onChange={set} />}
      </div>
      {asks.csv && (
        <fieldset class="desk-checks">
          <legend>{t('exports.csv.title')}</legend>
          <CheckField label="exports.bom.label" checked={choice.hasMark} onChange={(hasMark) => set({ hasMark })} />
          <CheckField
            label="exports.formulas.label"
            hint="exports.formulas.hint"
            checked={choice.isRaw}
            onChange={(isRaw) => set({ isRaw })}
          />
        </fieldset>
      )}
      <fieldset class="desk-checks">
        <legend>{t('exports.privacy.title')}</legend>
        <CheckField
          label="exports.personal.label"
          hint="exports.personal.hint"
          checked={choice.hasPersonal}
          onChange={(hasPersonal) => set({ hasPersonal })}
        />
        <CheckField
          label="exports.special.label"
          checked={choice.hasSpecial}
          onChange={(hasSpecial) => set({ hasSpecial })}
        />
      </fieldset>
      <ExportFilters
        choice={choice}
        versions={outline?.versions ?? []}
        workshops={workshops.state.status === 'ready' ? workshops.state.body.workshops.map(({ code }) => code) : []}
        onChange={setChoice}
      />
      {choice.part === 'answers' && outline && (
        <p role="status" data-rows={outline.rows}>
          {t('exports.count.label', { rows: outline.rows })}
        </p>
      )}
      <a class="button button-primary" href={exportAddress(choice)} download>
        {t('exports.download.label')}
      </a>
    </div>
  )
}

/** The words of a repeat count its instances; a name that holds for all of them stands on the section around it. */
function tableName(name: string): string {
  const words = textOf(surveyId, `${name}.label`)
  return words === undefined || /[{}]/.test(words) ? name : words
}

function Columns({ choice, onChange }: { choice: ExportChoice; onChange: (change: Partial<ExportChoice>) => void }) {
  return (
    <>
      <ChoiceField
        label="exports.values.label"
        value={choice.values}
        options={[
          ['codes', t('exports.codes.option')],
          ['labels', t('exports.labels.option')],
        ]}
        onChange={(values) => onChange({ values })}
      />
      <ChoiceField
        label="exports.headers.label"
        value={choice.headers}
        options={[
          ['names', t('exports.names.option')],
          ['labels', t('exports.labels.option')],
        ]}
        onChange={(headers) => onChange({ headers })}
      />
      <ChoiceField
        label="exports.layout.label"
        value={choice.layout}
        options={[
          ['plain', t('exports.plain.option')],
          ['odk', t('exports.odk.option')],
          ['kobo', t('exports.kobo.option')],
        ]}
        onChange={(layout) => onChange({ layout })}
      />
    </>
  )
}
