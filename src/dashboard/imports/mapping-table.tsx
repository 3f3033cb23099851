import { type ImportPreview, importRoles } from '../../contract/imports.ts'
import { t } from '../../i18n/index.ts'
import { type ColumnChoice, type ImportDraft, questionName } from './import-draft.ts'

type Props = {
  sheet: ImportPreview['sheets'][number]
  questions: readonly string[]
  draft: ImportDraft
  onChange: (draft: ImportDraft) => void
}

/** Every column of the file with its first values, and what it becomes. */
export function MappingTable({ sheet, questions, draft, onChange }: Props) {
  const set = (at: number, choice: ColumnChoice) =>
    onChange({ ...draft, columns: draft.columns.map((before, column) => (column === at ? choice : before)) })
  return (
    <section class="desk-table" aria-labelledby="mapping">
      <h2 id="mapping">{t('import.mapping.title')}</h2>
      <p class="desk-hint">{t('import.mapping.hint')}</p>
      <ul class="desk-mapping">
        {sheet.columns.map(({ heading, samples }, at) => (
          <li key={at} data-column={heading}>
            <div>
              <strong>
                <bdi>{heading}</bdi>
              </strong>
              {samples.map((sample) => (
                <span class="desk-hint" key={sample}>
                  <bdi>{sample.length > 60 ? `${sample.slice(0, 60)}…` : sample}</bdi>
                </span>
              ))}
            </div>
            <select
              class="field"
              aria-label={t('import.becomes.item', { heading })}
              value={draft.columns[at] ?? ''}
              // The options below are all there is to choose.
              onChange={({ currentTarget }) => set(at, currentTarget.value as ColumnChoice)}
            >
              <option value="">{t('import.skip.option')}</option>
              <optgroup label={t('import.about.option')}>
                {importRoles.map((role) => (
                  <option key={role} value={`role:${role}`}>
                    {t(`import.${role}.option`)}
                  </option>
                ))}
              </optgroup>
              <optgroup label={t('import.answers.option')}>
                {questions.map((name) => (
                  <option key={name} value={`question:${name}`}>
                    {questionName(name)}
                  </option>
                ))}
              </optgroup>
            </select>
          </li>
        ))}
      </ul>
    </section>
  )
}
