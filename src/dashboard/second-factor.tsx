import { useState } from 'preact/hooks'
import type { OwnAccount, SecondFactorProposal } from '../contract/account.ts'
import { t } from '../i18n/index.ts'
import { Button, Notice } from '../kit/index.ts'
import { endSecondFactor, proposeSecondFactor, startSecondFactor } from './account-calls.ts'
import { Failure } from './failure.tsx'
import { PasswordField } from './password-field.tsx'
import { QrCode } from './qr-code.tsx'
import { useDeed } from './use-deed.ts'

type Props = { account: OwnAccount; onSignedOut: () => void; onChanged: () => void }
type Step =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting'; readonly proposal: SecondFactorProposal }
  | { readonly kind: 'codes'; readonly codes: readonly string[] }
  | { readonly kind: 'ending' }

/** A code of the phone besides the password; the recovery codes are for the day on which the phone is gone. */
export function SecondFactor({ account, onSignedOut, onChanged }: Props) {
  const [step, setStep] = useState<Step>({ kind: 'idle' })
  const [code, setCode] = useState('')
  const [current, setCurrent] = useState('')
  const { failure, setFailure, attempt } = useDeed(onSignedOut)

  function stop(): void {
    setStep({ kind: 'idle' })
    setCode('')
    setCurrent('')
    setFailure(null)
  }

  async function propose(): Promise<void> {
    const answer = await attempt(proposeSecondFactor())
    if (answer) setStep({ kind: 'starting', proposal: answer.body })
  }

  async function start(secret: string): Promise<void> {
    const answer = await attempt(startSecondFactor({ secret, code, current }), 'account.factor.on')
    if (!answer) return
    stop()
    setStep({ kind: 'codes', codes: answer.body.recoveryCodes })
    onChanged()
  }

  async function end(): Promise<void> {
    if (!(await attempt(endSecondFactor(current), 'account.factor.off'))) return
    stop()
    onChanged()
  }

  const { hasSecondFactor, recoveryCodesLeft } = account
  return (
    <section class="desk-table" data-part="second-factor">
      <h2>{t('account.factor.title')}</h2>
      <p>{t(hasSecondFactor ? 'account.factor.on' : 'account.factor.off')}</p>
      {hasSecondFactor && <p>{t('account.factor.left', { left: recoveryCodesLeft })}</p>}
      <Failure words={failure} />
      {step.kind === 'idle' && (
        <div class="notice-actions">
          <Button
            label={hasSecondFactor ? 'account.factor.again' : 'account.factor.start'}
            onClick={() => void propose()}
          />
          {hasSecondFactor && (
            <Button label="account.factor.end" kind="danger" onClick={() => setStep({ kind: 'ending' })} />
          )}
        </div>
      )}
      {step.kind === 'starting' && (
        <form
          class="desk-form"
          onSubmit={(event) => {
            event.preventDefault()
            void start(step.proposal.secret)
          }}
        >
          <p>{t('account.factor.scan')}</p>
          <QrCode text={step.proposal.uri} label={t('account.factor.picture')} />
          <p>
            {t('account.factor.secret')}
            <br />
            <code dir="ltr" class="desk-secret" data-secret={step.proposal.secret}>
              {step.proposal.secret.match(/.{4}/g)?.join(' ')}
            </code>
          </p>
          <PasswordField label="account.factor.code" kind="one-time-code" value={code} onInput={setCode} />
          <PasswordField label="account.current.label" kind="current-password" value={current} onInput={setCurrent} />
          <div class="notice-actions">
            <button class="button button-primary" type="submit">
              {t('account.factor.confirm')}
            </button>
            <Button label="app.cancel.label" kind="quiet" onClick={stop} />
          </div>
        </form>
      )}
      {step.kind === 'ending' && (
        <form
          class="desk-form"
          onSubmit={(event) => {
            event.preventDefault()
            void end()
          }}
        >
          <PasswordField label="account.current.label" kind="current-password" value={current} onInput={setCurrent} />
          <div class="notice-actions">
            <button class="button button-danger" type="submit">
              {t('account.factor.end')}
            </button>
            <Button label="app.cancel.label" kind="quiet" onClick={stop} />
          </div>
        </form>
      )}
      {step.kind === 'codes' && (
        <Notice kind="warm">
          <h3>{t('account.codes.title')}</h3>
          <p>{t('account.codes.hint')}</p>
          <ul class="desk-codes" dir="ltr">
            {step.codes.map((one) => (
              <li key={one}>
                <code>{one}</code>
              </li>
            ))}
          </ul>
          <Button label="account.codes.done" onClick={stop} />
        </Notice>
      )}
    </section>
  )
}
