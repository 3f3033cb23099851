import { useState } from 'preact/hooks'
import type { Tag } from '../../contract/analysis.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { Button, Confirm } from '../../kit/index.ts'
import { Failure } from '../failure.tsx'
import { Field } from '../field.tsx'
import { labelled } from '../labelled.ts'
import { useDeed } from '../use-deed.ts'
import { createTag, deleteTag, renameTag } from './analysis-calls.ts'
import type { FigureTable } from './figure-table.ts'
import { TakeOut } from './take-out.tsx'

type Props = { question: string; tags: readonly Tag[]; onChanged: () => void; onSignedOut: () => void }

/** The tags of one question: how many answers carry each, and making, renaming and removing them. */
export function Tags({ question, tags, onChanged, onSignedOut }: Props) {
  const { failure, attempt } = useDeed(onSignedOut)
  const [label, setLabel] = useState('')
  const sorted = tags.toSorted((a, b) => b.answers - a.answers)
  const table: FigureTable = {
    columns: [t('analysis.tag.label'), t('analysis.count.column')],
    rows: sorted.map((tag) => ({ key: tag.id, cells: [tag.label, tag.answers] })),
  }

  async function create(): Promise<void> {
    if (!(await attempt(createTag(question, label), 'analysis.tagSaved.status'))) return
    setLabel('')
    onChanged()
  }

  return (
    <details class="desk-table" data-part="tags">
      <summary>{t('analysis.tags.title')}</summary>
      <p class="desk-hint">{t('analysis.tags.hint')}</p>
      <ul class="desk-list">
        {sorted.map((tag) => (
          <TagLine key={tag.id} tag={tag} onChanged={onChanged} onSignedOut={onSignedOut} />
        ))}
      </ul>
      {tags.length > 0 && (
        <TakeOut name={`${question}-tags`} title={t('analysis.tags.title')} caption="" table={table} isPlain />
      )}
      <form
        class="desk-form"
        onSubmit={(event) => {
          event.preventDefault()
          void create()
        }}
      >
        <Field label="analysis.newTag.label" value={label} required onInput={setLabel} />
        <Failure words={failure} />
        <button class="button button-secondary" type="submit">
          {t('analysis.addTag.button')}
        </button>
      </form>
    </details>
  )
}

function TagLine({ tag, onChanged, onSignedOut }: { tag: Tag } & Pick<Props, 'onChanged' | 'onSignedOut'>) {
  const { failure, attempt } = useDeed(onSignedOut)
  const [label, setLabel] = useState<string | null>(null)
  const { id, answers } = tag

  async function rename(): Promise<void> {
    if (!(await attempt(renameTag(id, label ?? ''), 'analysis.tagSaved.status'))) return
    setLabel(null)
    onChanged()
  }
  async function remove(): Promise<void> {
    if (await attempt(deleteTag(id), 'analysis.tagSaved.status')) onChanged()
  }

  if (label !== null)
    return (
      <li data-tag={tag.label}>
        <form
          class="desk-form"
          onSubmit={(event) => {
            event.preventDefault()
            void rename()
          }}
        >
          <Field label="analysis.tag.label" value={label} required onInput={setLabel} />
          <Failure words={failure} />
          <div class="desk-actions">
            <button class="button button-secondary" type="submit">
              {t('analysis.renameTag.button')}
            </button>
            <Button label="app.cancel.label" onClick={() => setLabel(null)} />
          </div>
        </form>
      </li>
    )
  return (
    <li data-tag={tag.label}>
      <p>
        <strong>
          <bdi>{tag.label}</bdi>
        </strong>{' '}
        <span class="desk-number">{formatNumber(answers)}</span>
      </p>
      <Failure words={failure} />
      <div class="desk-actions">
        <Button
          label="analysis.renameTag.button"
          spoken={labelled('analysis.renameTag.button', tag.label)}
          onClick={() => setLabel(tag.label)}
        />
        <Confirm
          label="analysis.removeTag.button"
          question="analysis.removeTag.question"
          spoken={labelled('analysis.removeTag.button', tag.label)}
          isQuiet
          onConfirm={() => void remove()}
        />
      </div>
    </li>
  )
}
