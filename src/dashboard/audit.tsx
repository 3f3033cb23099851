import { useState } from 'preact/hooks'
import type { AuditEntry } from '../contract/audit.ts'
import { routes } from '../contract/routes.ts'
import { t } from '../i18n/index.ts'
import { Button } from '../kit/index.ts'
import { fetchAudit } from './account-calls.ts'
import { Failure } from './failure.tsx'
import { sayMoment } from './say-moment.ts'
import { useCall } from './use-call.ts'
import { useDeed } from './use-deed.ts'
import { WhenReady } from './when-ready.tsx'

const newest = () => fetchAudit()

/** Who looked at or took out what: nobody can change or shorten it, not even an admin. */
export function Audit({ onSignedOut }: { onSignedOut: () => void }) {
  const { state, reload } = useCall(newest, onSignedOut)
  const { failure, attempt } = useDeed(onSignedOut)
  const [older, setOlder] = useState<{ entries: readonly AuditEntry[]; next: string | null } | null>(null)

  async function more(next: string): Promise<void> {
    const answer = await attempt(fetchAudit(next))
    if (answer) setOlder({ entries: [...(older?.entries ?? []), ...answer.body.entries], next: answer.body.next })
  }

  return (
    <div class="desk-stack">
      <h1>{t('audit.page.title')}</h1>
      <p class="desk-hint">{t('audit.page.hint')}</p>
      <a class="button button-secondary" href={routes.coordinatorAuditFile} download="audit.csv">
        {t('audit.download.label')}
      </a>
      <WhenReady state={state} onRetry={reload}>
        {({ entries, next: first }) => {
          const next = older ? older.next : first
          return (
            <>
              <Entries entries={[...entries, ...(older?.entries ?? [])]} />
              <Failure words={failure} />
              {next && <Button label="audit.older.label" onClick={() => void more(next)} />}
            </>
          )
        }}
      </WhenReady>
    </div>
  )
}

/** A list and no table: on a phone four columns would stand one letter wide. */
function Entries({ entries }: { entries: readonly AuditEntry[] }) {
  return (
    <ol class="desk-table desk-log">
      {entries.map(({ number, at, who, via, action, subject, details }) => (
        <li key={number} data-action={action}>
          <span class="desk-hint">{sayMoment(at)}</span>
          <strong>
            <bdi>{via === 'command' ? t('audit.command.value') : who}</bdi>
          </strong>
          <span>{t(`audit.${action}.action`)}</span>
          <span data-concerning>
            <bdi>{subject}</bdi>
            {Object.entries(details).map(([name, value]) => (
              <code key={name} class="desk-hint" dir="ltr">
                {` ${name}: ${value}`}
              </code>
            ))}
          </span>
        </li>
      ))}
    </ol>
  )
}
