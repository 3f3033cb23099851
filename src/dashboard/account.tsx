import { useState } from 'preact/hooks'
import type { OwnAccount } from '../contract/account.ts'
import { t } from '../i18n/index.ts'
import { Button } from '../kit/index.ts'
import { changePassword, endOtherSessions, endOwnSession, fetchAccount } from './account-calls.ts'
import { Failure } from './failure.tsx'
import { NewPassword } from './new-password.tsx'
import { PasswordField } from './password-field.tsx'
import { sayMoment } from './say-moment.ts'
import { SecondFactor } from './second-factor.tsx'
import { useCall } from './use-call.ts'
import { useDeed } from './use-deed.ts'
import { WhenReady } from './when-ready.tsx'

type Props = { onSignedOut: () => void }
type PartProps = Props & { account: OwnAccount; onChanged: () => void }

/** One's own account: password, second step, and where one is signed in. */
export function Account({ onSignedOut }: Props) {
  const { state, reload } = useCall(fetchAccount, onSignedOut)
  return (
    <div class="desk-stack">
      <h1>{t('account.page.title')}</h1>
      <WhenReady state={state} onRetry={reload}>
        {(account) => {
          const props = { account, onSignedOut, onChanged: () => void reload() }
          return (
            <>
              <p>
                <strong>
                  <bdi>{account.name}</bdi>
                </strong>
                {` · ${t(`role.${account.role}.name`)}`}
              </p>
              <p class="desk-hint">{t(`role.${account.role}.hint`)}</p>
              <div class="desk-tables">
                <Password {...props} />
                <SecondFactor {...props} />
                <Sessions {...props} />
              </div>
            </>
          )
        }}
      </WhenReady>
    </div>
  )
}

function Password({ account, onSignedOut, onChanged }: PartProps) {
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState<string | null>(null)
  const [isSaved, setSaved] = useState(0)
  const { failure, setFailure, attempt } = useDeed(onSignedOut)

  async function save(): Promise<void> {
    if (password === null) return setFailure('link.repeat.error')
    if (!(await attempt(changePassword(current, password), 'account.password.done'))) return
    setCurrent('')
    setSaved((count) => count + 1)
    onChanged()
  }

  return (
    <section class="desk-table" data-part="password">
      <h2>{t('account.password.title')}</h2>
      <form
        class="desk-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <input type="text" hidden autocomplete="username" value={account.name} readOnly />
        <PasswordField label="account.current.label" kind="current-password" value={current} onInput={setCurrent} />
        <NewPassword key={isSaved} onChange={setPassword} />
        <Failure words={failure} />
        {isSaved > 0 && failure === null && <p>{t('account.password.done')}</p>}
        <button class="button button-secondary" type="submit">
          {t('link.save.label')}
        </button>
      </form>
    </section>
  )
}

function Sessions({ account, onSignedOut, onChanged }: PartProps) {
  const { failure, attempt } = useDeed(onSignedOut)
  const end = async (call: ReturnType<typeof endOwnSession>) => {
    if (await attempt(call, 'account.session.done')) onChanged()
  }
  return (
    <section class="desk-table" data-part="sessions">
      <h2>{t('account.sessions.title')}</h2>
      <p class="desk-hint">{t('account.sessions.hint')}</p>
      <Failure words={failure} />
      <ul class="desk-list">
        {account.sessions.map(({ id, startedAt, usedAt, isThis }) => (
          <li key={id}>
            <p>
              {t('account.session.used', { moment: sayMoment(usedAt) })}
              <br />
              <span class="desk-hint">{t('account.session.started', { moment: sayMoment(startedAt) })}</span>
            </p>
            {isThis ? (
              <strong>{t('account.session.this')}</strong>
            ) : (
              <Button
                label="account.session.end"
                spoken={t('account.session.endOf', { moment: sayMoment(startedAt) })}
                onClick={() => void end(endOwnSession(id))}
              />
            )}
          </li>
        ))}
      </ul>
      {account.sessions.length > 1 && (
        <Button label="account.session.others" onClick={() => void end(endOtherSessions())} />
      )}
    </section>
  )
}
