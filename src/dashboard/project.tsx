import { useEffect, useState } from 'preact/hooks'
import type { ProjectDetails } from '../contract/survey-info.ts'
import { t } from '../i18n/index.ts'
import { announce, Notice } from '../kit/index.ts'
import { fetchProject, saveProject } from './calls.ts'
import { Field } from './field.tsx'
import { problemCode, useCall } from './use-call.ts'
import { WhenReady } from './when-ready.tsx'

const fields = [
  ['contactEmail', 'project.email.label', 'email'],
  ['ethicsReference', 'project.ethics.label', 'text'],
  ['privacyUrl', 'project.privacy.label', 'url'],
  ['withdrawalDeadline', 'project.deadline.label', 'date'],
] as const

/** What respondents must be able to read before they agree: whom to ask, who approved it, until when they may withdraw. */
export function Project({ onSignedOut }: { onSignedOut: () => void }) {
  const { state, reload } = useCall(fetchProject, onSignedOut)
  const [details, setDetails] = useState<ProjectDetails | null>(null)
  const [outcome, setOutcome] = useState<{ kind: 'good' | 'bad'; words: string } | null>(null)
  useEffect(() => {
    if (state.status === 'ready') setDetails(state.body)
  }, [state])

  async function save(): Promise<void> {
    if (!details) return
    const result = await saveProject(details)
    const words = result.status === 'ok' ? 'project.saved.status' : `problem.${problemCode(result)}`
    setOutcome({ kind: result.status === 'ok' ? 'good' : 'bad', words })
    announce(t(words))
  }

  if (!details)
    return (
      <WhenReady state={state} onRetry={reload}>
        {() => null}
      </WhenReady>
    )
  const isTrial = !details.contactEmail || !details.ethicsReference || !details.privacyUrl
  return (
    <form
      class="desk-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h1>{t('project.page.title')}</h1>
      <p class="desk-hint">{t('project.page.hint')}</p>
      {isTrial && (
        <Notice kind="warm">
          <p>{t('project.trial.notice')}</p>
        </Notice>
      )}
      {fields.map(([name, label, type]) => (
        <Field
          key={name}
          label={label}
          type={type}
          value={details[name]}
          onInput={(value) => setDetails({ ...details, [name]: value })}
        />
      ))}
      {outcome && (
        <Notice kind={outcome.kind}>
          <p>{t(outcome.words)}</p>
        </Notice>
      )}
      <button class="button button-primary" type="submit">
        {t('project.save.label')}
      </button>
    </form>
  )
}
