import { useState } from 'preact/hooks'
import { type TokenRole, tokenRoles } from '../contract/hooks.ts'
import { formatDay, t } from '../i18n/index.ts'
import { Confirm } from '../kit/index.ts'
import { Failure } from './failure.tsx'
import { Field } from './field.tsx'
import { createToken, deleteToken, fetchTokens } from './hook-calls.ts'
import { RoleChoice } from './role-choice.tsx'
import { ShownOnce } from './shown-once.tsx'
import { useCall } from './use-call.ts'
import { useDeed } from './use-deed.ts'
import { WhenReady } from './when-ready.tsx'

/** Tokens with which programs read figures or answers. */
export function Tokens({ onSignedOut }: { onSignedOut: () => void }) {
  const { state, reload } = useCall(fetchTokens, onSignedOut)
  const { failure, attempt } = useDeed(onSignedOut)
  const [label, setLabel] = useState('')
  const [role, setRole] = useState<TokenRole>(tokenRoles[0])
  const [expiresOn, setExpiresOn] = useState('')
  const [fresh, setFresh] = useState<string | null>(null)

  async function create(): Promise<void> {
    const answer = await attempt(createToken({ label: label.trim(), role, expiresOn }))
    if (!answer) return
    setFresh(answer.body.token)
    setLabel('')
    await reload()
  }

  async function remove(id: string): Promise<void> {
    if (await attempt(deleteToken(id), 'hooks.removed.status')) await reload()
  }

  return (
    <section class="desk-table" data-part="tokens">
      <h2>{t('tokens.list.title')}</h2>
      <p class="desk-hint">{t('tokens.list.hint')}</p>
      {fresh && (
        <ShownOnce title="tokens.fresh.title" hint="tokens.fresh.hint" text={fresh} onClose={() => setFresh(null)} />
      )}
      <WhenReady state={state} onRetry={reload}>
        {({ tokens }) => (
          <ul class="desk-list">
            {tokens.map((token) => (
              <li key={token.id} data-token={token.label}>
                <p>
                  <strong>
                    <bdi>{token.label}</bdi>
                  </strong>{' '}
                  <code dir="ltr">{token.prefix}…</code>
                  <br />
                  <span class="desk-hint">
                    {[
                      t(`role.${token.role}.name`),
                      t('tokens.expires.label', { day: formatDay(token.expiresOn) }),
                      token.lastUsedOn
                        ? t('tokens.used.label', { day: formatDay(token.lastUsedOn) })
                        : t('tokens.unused.label'),
                    ].join(' · ')}
                  </span>
                </p>
                <Confirm
                  label="tokens.remove.label"
                  question="tokens.remove.question"
                  spoken={t('tokens.remove.item', { label: token.label })}
                  isQuiet
                  onConfirm={() => void remove(token.id)}
                />
              </li>
            ))}
          </ul>
        )}
      </WhenReady>
      <form
        class="desk-form"
        onSubmit={(event) => {
          event.preventDefault()
          void create()
        }}
      >
        <Field label="tokens.label.label" hint="tokens.label.hint" value={label} required onInput={setLabel} />
        <RoleChoice role={role} among={tokenRoles} onChange={setRole} />
        <p class="desk-hint">{t(`role.${role}.hint`)}</p>
        <Field label="tokens.end.label" type="date" value={expiresOn} required onInput={setExpiresOn} />
        <Failure words={failure} />
        <button class="button button-primary" type="submit">
          {t('tokens.create.label')}
        </button>
      </form>
    </section>
  )
}
