import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Notice } from '../kit/index.ts'
import { signIn } from './calls.ts'
import { problemCode } from './use-call.ts'

type Props = { hasEnded: boolean; onSignedIn: (name: string) => void }

export function SignIn({ hasEnded, onSignedIn }: Props) {
  const [failure, setFailure] = useState<string | null>(null)
  const name = useRef<HTMLInputElement>(null)
  const password = useRef<HTMLInputElement>(null)
  useEffect(() => name.current?.focus(), [])

  async function enter(): Promise<void> {
    const result = await signIn(name.current?.value.trim() ?? '', password.current?.value ?? '')
    if (result.status === 'ok') return onSignedIn(result.body.name)
    setFailure(problemCode(result))
    password.current?.focus()
  }

  return (
    <form
      class="desk-form"
      onSubmit={(event) => {
        event.preventDefault()
        void enter()
      }}
    >
      <h1>{t('signIn.page.title')}</h1>
      {hasEnded && (
        <Notice kind="warm" role="status">
          <p>{t('signIn.ended.notice')}</p>
        </Notice>
      )}
      {failure && (
        <Notice kind="bad" role="alert">
          <p>{t(`problem.${failure}`)}</p>
        </Notice>
      )}
      <label class="desk-field">
        {t('signIn.name.label')}
        <input class="field" ref={name} autocomplete="username" autocapitalize="none" required dir="auto" />
      </label>
      <label class="desk-field">
        {t('signIn.password.label')}
        <input class="field" ref={password} type="password" autocomplete="current-password" required dir="ltr" />
      </label>
      <button class="button button-primary" type="submit">
        {t('signIn.enter.label')}
      </button>
      <p class="desk-hint">{t('signIn.first.hint')}</p>
    </form>
  )
}
