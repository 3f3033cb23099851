import type { ImportReport } from '../../contract/imports.ts'
import { t } from '../../i18n/index.ts'
import { Button, Figures, Notice } from '../../kit/index.ts'
import { questionName } from './import-draft.ts'

const figures = ['new', 'usable', 'quarantined', 'known', 'changed', 'notTaken'] as const
/** A page with more rows helps nobody; the file holds them all. */
const shownAtMost = 200

/** What would become, or has become, of each row; and everything that does not fit. */
export function ImportOutcome({ report, isReal }: { report: ImportReport; isReal: boolean }) {
  const { findings, findingsCount } = report
  const shown = findings.slice(0, shownAtMost)
  return (
    <section class="desk-table" aria-labelledby="outcome" data-outcome={isReal ? 'done' : 'checked'}>
      <h2 id="outcome">{t(isReal ? 'import.done.title' : 'import.would.title')}</h2>
      <Figures figures={figures.map((name) => ({ name, label: `import.${name}.label`, count: report[name] }))} />
      {findingsCount === 0 ? (
        <Notice kind="good">
          <p>{t('import.nothing.status')}</p>
        </Notice>
      ) : (
        <>
          <h3>{t('import.findings.title')}</h3>
          <p class="desk-hint">{t('import.findings.hint')}</p>
          <p>{t('import.more.label', { shown: shown.length, all: findingsCount })}</p>
          <Button label="import.save.label" onClick={() => save(report)} />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard */}
          <section class="desk-scroll" tabIndex={0} aria-label={t('import.findings.title')}>
            <table>
              <thead>
                <tr>
                  {(['row', 'heading', 'question', 'why'] as const).map((name) => (
                    <th key={name} scope="col">
                      {t(`import.${name}.column`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {shown.map(({ kind, row, column, question }) => (
                  <tr key={`${row} ${column} ${question} ${kind}`} data-finding={kind}>
                    <td>{row ?? ''}</td>
                    <td>
                      <bdi>{column ?? ''}</bdi>
                    </td>
                    <td>{question === null ? '' : questionName(question)}</td>
                    <td>{t(`import.${kind}.finding`)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </section>
  )
}

const cell = (text: string) => `"${text.replace(/^(?='*[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`

/** The findings as a CSV file, so that somebody can go through them beside her own. */
function save({ findings }: ImportReport): void {
  const head = (['row', 'heading', 'question', 'why'] as const).map((name) => t(`import.${name}.column`))
  const lines = findings.map(({ kind, row, column, question }) => [
    String(row ?? ''),
    column ?? '',
    question ?? '',
    t(`import.${kind}.finding`),
  ])
  const text = `\uFEFF${[head, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')}`
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
  link.download = 'findings.csv'
  link.click()
  URL.revokeObjectURL(link.href)
}
