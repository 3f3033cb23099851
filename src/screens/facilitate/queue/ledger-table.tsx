import { formatDay, formatNumber, t } from '../../../i18n/index.ts'
import { type LedgerGroup, type LedgerSummary, totalOf } from '../../../queue/facilitator.ts'
import { workshopName } from './workshop-words.ts'

const columns = ['made', 'received', 'open', 'withdrawn', 'lost'] as const

/** Made and received by day and workshop, and the parts that travel apart by day. */
export function LedgerTable({ summary }: { summary: LedgerSummary }) {
  return (
    <section class="stack" aria-labelledby="ledger-title">
      <h2 id="ledger-title">{t('facilitator.ledger.title')}</h2>
      <Groups caption="facilitator.ledger.responses" groups={summary.responses} />
      {summary.partsApart.length > 0 && (
        <Groups caption="facilitator.ledger.parts" groups={summary.partsApart} hint="facilitator.ledger.partsHint" />
      )}
    </section>
  )
}

type Props = { readonly caption: string; readonly groups: readonly LedgerGroup[]; readonly hint?: string }

function Groups({ caption, groups, hint }: Props) {
  const total = totalOf(groups)
  // A column of noughts helps nobody on a narrow screen.
  const shown = columns.filter((column) => column === 'made' || column === 'received' || total[column] > 0)
  return (
    <div class="ledger-table">
      <table>
        <caption>
          {t(caption)}
          {hint && <span class="question-hint">{t(hint)}</span>}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('facilitator.ledger.day')}</th>
            {shown.map((column) => (
              <th key={column} scope="col" class="ledger-count">
                {t(`facilitator.ledger.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={`${group.madeOn} ${group.workshop}`} data-day={group.madeOn} data-workshop={group.workshop}>
              <th scope="row">
                {formatDay(group.madeOn)}
                {group.workshop !== '' && <bdi class="ledger-workshop">{workshopName(group.workshop)}</bdi>}
              </th>
              {shown.map((column) => (
                <td key={column} class="ledger-count" data-column={column}>
                  {formatNumber(group[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
