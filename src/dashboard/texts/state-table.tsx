import { formatNumber, t } from '../../i18n/index.ts'
import { filterAddress, type TextTally } from './text-state.ts'

const columns = ['needed', 'present', 'stale', 'unreviewed', 'once', 'signed'] as const
/** Those that lead to their texts. */
const states = ['stale', 'unreviewed', 'once', 'signed'] as const
const isState = (name: string): name is (typeof states)[number] => states.some((state) => state === name)

type Props = {
  label: string
  language: string
  tallies: ReadonlyMap<string, TextTally>
  nameOf: (group: string) => string
  /** Of what the groups are. */
  filterBy: 'namespace' | 'screen'
  /** A text that stands on several screens is counted on each: only lines of files can be added up. */
  total?: TextTally | undefined
}

/** How many texts of a language are in which state, line by line; each number leads to its texts. */
export function StateTable({ label, language, tallies, nameOf, filterBy, total }: Props) {
  const lines = [...tallies].map(([group, tally]) => ({ group, name: nameOf(group), tally }))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard
    <section class="desk-scroll text-states" data-by={filterBy} tabIndex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('texts.part.column')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" class="desk-number">
                {t(`texts.${column}.column`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...lines, ...(total ? [{ group: '', name: t('texts.total.row'), tally: total }] : [])].map(
            ({ group, name, tally }) => (
              <tr key={group} data-group={group}>
                <th scope="row">
                  <a href={filterAddress({ language, [filterBy]: group })}>{name}</a>
                </th>
                {columns.map((column) => (
                  <td key={column} class="desk-number" data-column={column}>
                    {isState(column) && tally[column] > 0 ? (
                      <a href={filterAddress({ language, state: column, [filterBy]: group })}>
                        {formatNumber(tally[column])}
                      </a>
                    ) : (
                      formatNumber(tally[column])
                    )}
                  </td>
                ))}
              </tr>
            ),
          )}
        </tbody>
      </table>
    </section>
  )
}
