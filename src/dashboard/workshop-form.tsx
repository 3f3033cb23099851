import { useState } from 'preact/hooks'
import { type Workshop, workshop as workshopShape } from '../contract/workshop.ts'
import { t } from '../i18n/index.ts'
import { announce, Button, Confirm, Notice } from '../kit/index.ts'
import { createWorkshop, deleteWorkshop, saveWorkshop } from './calls.ts'
import { Field } from './field.tsx'
import { problemCode } from './use-call.ts'

const statuses = ['done', 'final_preparation', 'in_preparation', 'tentative', 'listed'] as const

type Props = { workshop: Workshop; isNew: boolean; onClose: () => void }

/** One workshop to change or to add. An emptied field means open, not zero. */
export function WorkshopForm({ workshop, isNew, onClose }: Props) {
  const [draft, setDraft] = useState(workshop)
  const [failure, setFailure] = useState<string | null>(null)
  const set = (change: Partial<Workshop>) => setDraft({ ...draft, ...change })
  const orNull = (value: string): string | null => (value.trim() === '' ? null : value)

  async function save(): Promise<void> {
    if (!workshopShape.safeParse(draft).success) return setFailure('workshop.wrong.error')
    const result = await (isNew ? createWorkshop(draft) : saveWorkshop(draft))
    if (result.status !== 'ok') return setFailure(`problem.${problemCode(result)}`)
    announce(t('workshop.saved.status'))
    onClose()
  }

  async function remove(): Promise<void> {
    const result = await deleteWorkshop(draft.code)
    if (result.status !== 'ok') return setFailure(`problem.${problemCode(result)}`)
    onClose()
  }

  return (
    <form
      class="desk-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Field
        label="workshop.code.label"
        hint="workshop.code.hint"
        value={draft.code}
        readOnly={!isNew}
        required
        pattern="[a-z0-9_]{3,16}"
        onInput={(code) => set({ code })}
      />
      <Field label="workshop.place.label" value={draft.place} required onInput={(place) => set({ place })} />
      <Field
        label="workshop.country.label"
        hint="workshop.country.hint"
        value={draft.country ?? ''}
        pattern="[A-Za-z]{2}"
        onInput={(country) => set({ country: orNull(country.toUpperCase()) })}
      />
      <Field
        label="workshop.printed.label"
        value={draft.dateAsPrinted ?? ''}
        onInput={(text) => set({ dateAsPrinted: orNull(text) })}
      />
      <Field
        label="workshop.start.label"
        type="date"
        value={draft.dateStart ?? ''}
        onInput={(day) => set({ dateStart: orNull(day) })}
      />
      <Field
        label="workshop.end.label"
        type="date"
        value={draft.dateEnd ?? ''}
        onInput={(day) => set({ dateEnd: orNull(day) })}
      />
      <Field
        label="workshop.attendance.label"
        type="number"
        value={draft.attendance === null ? '' : String(draft.attendance)}
        onInput={(count) => set({ attendance: count === '' ? null : Number(count) })}
      />
      <label class="desk-field">
        {t('workshop.status.label')}
        <select
          class="field"
          value={draft.status}
          onChange={({ currentTarget: { value } }) =>
            set({ status: statuses.find((known) => known === value) ?? draft.status })
          }
        >
          {statuses.map((status) => (
            <option key={status} value={status}>
              {t(`workshop.${status}.status`)}
            </option>
          ))}
        </select>
      </label>
      <Field label="workshop.note.label" value={draft.note} onInput={(note) => set({ note })} />
      {failure && (
        <Notice kind="bad" role="alert">
          <p>{t(failure)}</p>
        </Notice>
      )}
      <div class="notice-actions">
        <button class="button button-primary" type="submit">
          {t('workshop.save.label')}
        </button>
        <Button label="app.cancel.label" kind="quiet" onClick={onClose} />
        {!isNew && (
          <Confirm label="workshop.remove.label" question="workshop.remove.question" onConfirm={() => void remove()} />
        )}
      </div>
    </form>
  )
}
