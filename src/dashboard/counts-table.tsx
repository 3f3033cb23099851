import type { CountRow } from '../contract/counts.ts'
import { formatNumber, t } from '../i18n/index.ts'

type Props = {
  kind: string
  title: string
  column: string
  rows: readonly CountRow[]
  nameOf: (key: string) => string
}

/** A table of counts; the bar beside each figure only repeats it for the eye. */
export function CountsTable({ kind, title, column, rows, nameOf }: Props) {
  const largest = Math.max(1, ...rows.map(({ received }) => received))
  return (
    <section class="desk-table" data-table={kind}>
      <h2 id={`table-${kind}`}>{t(title)}</h2>
      <table aria-labelledby={`table-${kind}`}>
        <thead>
          <tr>
            <th scope="col">{t(column)}</th>
            <th scope="col" class="desk-number">
              {t('overview.received.label')}
            </th>
            <th scope="col" class="desk-number">
              {t('overview.usableShort.column')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, received, usable }) => (
            <tr key={key} data-key={key}>
              <th scope="row">
                <bdi>{nameOf(key)}</bdi>
                <span class="desk-bar" style={{ inlineSize: `${(received / largest) * 100}%` }} aria-hidden="true" />
              </th>
              <td class="desk-number">{formatNumber(received)}</td>
              <td class="desk-number">{formatNumber(usable)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
