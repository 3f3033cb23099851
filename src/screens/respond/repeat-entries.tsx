import type { Session } from '../../engine/browser.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import type { Respond } from './respond.ts'

/** What an entry is called: by the first thing that was written in it; null while nothing was. */
export function entryName(session: Session, instancePath: string): string | null {
  const written = session
    .nodes()
    .find(
      ({ path, source, relevant, entered }) =>
        path.startsWith(`${instancePath}/`) && source.type === 'text' && relevant && entered.trim() !== '',
    )
  return written?.entered.trim() ?? null
}

type Props = { repeatPath: string; position: number; total: number; respond: Respond }

/** Which of the entries this is, and the way to each of the others. */
export function RepeatEntries({ repeatPath, position, total, respond }: Props) {
  const positions = Array.from({ length: total }, (_, index) => index + 1)
  const goTo = (entry: string): void => {
    const page = respond.pages.value.find(({ repeatInstance }) => repeatInstance === entry)
    if (page) respond.goTo(page.id)
  }
  return (
    <nav class="repeat-entries not-printed" aria-labelledby="repeat-entries">
      <p id="repeat-entries">{t('repeat.entries.label', { position, total })}</p>
      <ol>
        {positions.map((each) => {
          const path = `${repeatPath}[${each}]`
          const name = entryName(respond.session(), path)
          return (
            <li key={each}>
              <button
                type="button"
                class="repeat-entry"
                aria-current={each === position ? 'page' : undefined}
                onClick={() => each !== position && goTo(path)}
              >
                {name && <span class="repeat-entry-number">{formatNumber(each)}</span>}
                {name ? (
                  <span class="repeat-entry-name" dir="auto">
                    {name}
                  </span>
                ) : (
                  <span class="repeat-entry-name repeat-entry-unnamed">
                    {t('repeat.entry.label', { position: each })}
                  </span>
                )}
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
