import { useState } from 'preact/hooks'
import { type HookState, hookStates, type WebhookList } from '../contract/hooks.ts'
import { formatNumber, t } from '../i18n/index.ts'
import { Button, Confirm, Notice } from '../kit/index.ts'
import { Failure } from './failure.tsx'
import { Field } from './field.tsx'
import { createWebhook, deleteWebhook, fetchWebhooks, replayWebhook } from './hook-calls.ts'
import { labelled } from './labelled.ts'
import { ShownOnce } from './shown-once.tsx'
import { useCall } from './use-call.ts'
import { useDeed } from './use-deed.ts'
import { WhenReady } from './when-ready.tsx'

type Props = { onSignedOut: () => void }

/** Webhooks tell other programs that something has arrived: ids, states and counts, never answers. */
export function Webhooks({ onSignedOut }: Props) {
  const { state, reload } = useCall(fetchWebhooks, onSignedOut)
  const [fresh, setFresh] = useState<string | null>(null)
  return (
    <section class="desk-table" data-part="webhooks">
      <h2>{t('webhooks.list.title')}</h2>
      <p class="desk-hint">{t('webhooks.list.hint')}</p>
      {fresh && (
        <ShownOnce
          title="webhooks.fresh.title"
          hint="webhooks.fresh.hint"
          text={fresh}
          onClose={() => setFresh(null)}
        />
      )}
      <WhenReady state={state} onRetry={reload}>
        {({ webhooks, allowedOrigins }) => (
          <>
            <ul class="desk-list">
              {webhooks.map((webhook) => (
                <Webhook key={webhook.id} webhook={webhook} onSignedOut={onSignedOut} onChanged={() => void reload()} />
              ))}
            </ul>
            {allowedOrigins.length === 0 ? (
              <Notice>
                <p>{t('webhooks.none.hint')}</p>
                <p>
                  <code dir="ltr" class="desk-secret">
                    WEBHOOK_ORIGINS=https://hooks.example.org
                  </code>
                </p>
              </Notice>
            ) : (
              <WebhookForm
                origins={allowedOrigins}
                onSignedOut={onSignedOut}
                onCreated={(secret) => {
                  setFresh(secret)
                  void reload()
                }}
              />
            )}
          </>
        )}
      </WhenReady>
    </section>
  )
}

type WebhookProps = Props & { webhook: WebhookList['webhooks'][number]; onChanged: () => void }

function Webhook({ webhook, onSignedOut, onChanged }: WebhookProps) {
  const { id, url, states, waiting, dead, lastError } = webhook
  const { failure, attempt } = useDeed(onSignedOut)
  const act = async (call: ReturnType<typeof deleteWebhook>, words: string) => {
    if (await attempt(call, words)) onChanged()
  }
  return (
    <li data-webhook={url}>
      <p>
        <code dir="ltr" class="desk-secret">
          {url}
        </code>
        <br />
        <span class="desk-hint">{states.map((state) => t(`webhooks.${state}.state`)).join(' · ')}</span>
        <br />
        <span class="desk-hint">
          {labelled('webhooks.waiting.label', formatNumber(waiting))} ·{' '}
          {labelled('webhooks.dead.label', formatNumber(dead))}
          {lastError && (
            <>
              {' · '}
              {t('webhooks.error.label')} <code dir="ltr">{lastError}</code>
            </>
          )}
        </span>
      </p>
      <Failure words={failure} />
      <div class="notice-actions">
        {dead > 0 && (
          <Button label="webhooks.replay.label" onClick={() => void act(replayWebhook(id), 'webhooks.replay.done')} />
        )}
        <Confirm
          label="webhooks.remove.label"
          question="webhooks.remove.question"
          isQuiet
          onConfirm={() => void act(deleteWebhook(id), 'hooks.removed.status')}
        />
      </div>
    </li>
  )
}

type FormProps = Props & { origins: readonly string[]; onCreated: (secret: string) => void }

function WebhookForm({ origins, onSignedOut, onCreated }: FormProps) {
  const [url, setUrl] = useState('')
  const [states, setStates] = useState<readonly HookState[]>(hookStates)
  const { failure, attempt } = useDeed(onSignedOut)

  async function create(): Promise<void> {
    const answer = await attempt(createWebhook({ url: url.trim(), states }))
    if (!answer) return
    setUrl('')
    onCreated(answer.body.secret)
  }

  return (
    <form
      class="desk-form"
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <Field label="webhooks.url.label" type="url" value={url} required onInput={setUrl} />
      <p class="desk-hint">
        {t('webhooks.allowed.label')} <bdi dir="ltr">{origins.join(', ')}</bdi>
      </p>
      <fieldset class="desk-choices">
        <legend>{t('webhooks.states.label')}</legend>
        {hookStates.map((state) => (
          <label key={state}>
            <input
              type="checkbox"
              checked={states.includes(state)}
              onChange={({ currentTarget: { checked } }) =>
                setStates(hookStates.filter((one) => (one === state ? checked : states.includes(one))))
              }
            />
            {t(`webhooks.${state}.state`)}
          </label>
        ))}
      </fieldset>
      <Failure words={failure} />
      <button class="button button-primary" type="submit">
        {t('webhooks.create.label')}
      </button>
    </form>
  )
}
