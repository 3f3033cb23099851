import { useEffect, useRef, useState } from 'preact/hooks'
import type { CoordinatorSession } from '../contract/account.ts'
import { t } from '../i18n/index.ts'
import { Button, Notice } from '../kit/index.ts'
import { signIn } from './calls.ts'
import { Failure } from './failure.tsx'
import { PasswordField } from './password-field.tsx'
import { problemCode } from './use-call.ts'

type Props = { hasEnded: boolean; onSignedIn: (who: CoordinatorSession) => void }

/** Name and password; then, where the account asks for it, a code of the phone or a recovery code. */
export function SignIn({ hasEnded, onSignedIn }: Props) {
  const [step, setStep] = useState<'password' | 'code'>('password')
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [failure, setFailure] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [step])

  async function enter(): Promise<void> {
    const result = await signIn(name.trim(), password, step === 'code' ? code : undefined)
    if (result.status === 'ok') return onSignedIn(result.body)
    const problem = problemCode(result)
    if (problem === 'second_factor_required') {
      setFailure(null)
      return setStep('code')
    }
    setFailure(`problem.${problem}`)
    form.current
      ?.querySelector<HTMLInputElement>('input[autocomplete$="password"], input[autocomplete="one-time-code"]')
      ?.focus()
  }

  function back(): void {
    setStep('password')
    setFailure(null)
    setPassword('')
    setCode('')
  }

  return (
    <form
      ref={form}
      class="desk-form"
      onSubmit={(event) => {
        event.preventDefault()
        void enter()
      }}
    >
      <h1>{t(step === 'code' ? 'signIn.code.title' : 'signIn.page.title')}</h1>
      {hasEnded && (
        <Notice kind="warm" role="status">
          <p>{t('signIn.ended.notice')}</p>
        </Notice>
      )}
      <Failure words={failure} />
      {step === 'password' ? (
        <>
          <label class="desk-field">
            {t('signIn.name.label')}
            <input
              class="field"
              value={name}
              onInput={({ currentTarget }) => setName(currentTarget.value)}
              autocomplete="username"
              autocapitalize="none"
              required
              dir="auto"
            />
          </label>
          <PasswordField label="signIn.password.label" kind="current-password" value={password} onInput={setPassword} />
        </>
      ) : (
        <PasswordField
          label="signIn.code.label"
          hint="signIn.code.hint"
          kind="one-time-code"
          value={code}
          onInput={setCode}
        />
      )}
      <div class="notice-actions">
        <button class="button button-primary" type="submit">
          {t('signIn.enter.label')}
        </button>
        {step === 'code' && <Button label="app.cancel.label" kind="quiet" onClick={back} />}
      </div>
      {step === 'password' && <p class="desk-hint">{t('signIn.first.hint')}</p>}
    </form>
  )
}
