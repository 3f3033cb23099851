import { useState } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Button, Notice } from '../kit/index.ts'
import { readLink, useLink } from './account-calls.ts'
import { Failure } from './failure.tsx'
import { Field } from './field.tsx'
import { NewPassword } from './new-password.tsx'
import { useCall } from './use-call.ts'
import { useDeed } from './use-deed.ts'
import { WhenReady } from './when-ready.tsx'

const nobody = () => undefined

/** An invitation, a new password or the very first account: whoever holds the link chooses the password, once. */
export function AcceptLink({ token, onDone }: { token: string; onDone: () => void }) {
  const [ask] = useState(() => () => readLink(token))
  const { state, reload } = useCall(ask, nobody)
  const { failure, setFailure, attempt } = useDeed(nobody)
  const [password, setPassword] = useState<string | null>(null)
  const [chosen, setChosen] = useState('')
  const [isDone, setDone] = useState(false)

  async function save(isFirst: boolean): Promise<void> {
    if (password === null) return setFailure('link.repeat.error')
    const call = useLink(token, password, isFirst ? chosen.trim() : undefined)
    if (await attempt(call, 'link.done.status')) setDone(true)
  }

  if (isDone)
    return (
      <div class="desk-form">
        <h1>{t('link.done.title')}</h1>
        <Notice kind="good">
          <p>{t('link.done.status')}</p>
        </Notice>
        <Button label="signIn.enter.label" kind="primary" onClick={onDone} />
      </div>
    )
  return (
    <WhenReady state={state} onRetry={reload}>
      {({ kind, name, role }) => (
        <form
          class="desk-form"
          onSubmit={(event) => {
            event.preventDefault()
            void save(kind === 'setup')
          }}
        >
          <h1>{t(`link.${kind}.title`)}</h1>
          {kind === 'setup' && (
            <Field
              label="signIn.name.label"
              hint="people.name.hint"
              value={chosen}
              required
              pattern=".{1,64}"
              onInput={setChosen}
            />
          )}
          <dl class="desk-facts">
            {kind !== 'setup' && (
              <div>
                <dt>{t('signIn.name.label')}</dt>
                <dd>
                  <bdi>{name}</bdi>
                </dd>
              </div>
            )}
            <div>
              <dt>{t('people.role.label')}</dt>
              <dd>{t(`role.${role}.name`)}</dd>
            </div>
          </dl>
          <p class="desk-hint">{t(kind === 'reset' ? 'link.reset.hint' : `role.${role}.hint`)}</p>
          {/* Password managers keep a password under the name that stands beside it. */}
          <input type="text" hidden autocomplete="username" value={kind === 'setup' ? chosen : name} readOnly />
          <NewPassword onChange={setPassword} />
          <Failure words={failure} />
          <button class="button button-primary" type="submit">
            {t('link.save.label')}
          </button>
        </form>
      )}
    </WhenReady>
  )
}
