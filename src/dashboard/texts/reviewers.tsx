import { useRef, useState } from 'preact/hooks'
import type { Language } from '../../contract/routes.ts'
import type { TextList } from '../../contract/texts.ts'
import { t } from '../../i18n/index.ts'
import { Confirm } from '../../kit/index.ts'
import { fetchPeople } from '../account-calls.ts'
import { ChoiceField } from '../choice-field.tsx'
import { Failure } from '../failure.tsx'
import { Field } from '../field.tsx'
import { iMay } from '../me.ts'
import { useCall } from '../use-call.ts'
import { useDeed } from '../use-deed.ts'
import { WhenReady } from '../when-ready.tsx'
import { nameReviewer, removeReviewer } from './text-calls.ts'

type Props = { language: Language; list: TextList; onSignedOut: () => void; onChanged: () => void }

/** Who may sign off and suggest texts of a language; an admin names them. */
export function Reviewers({ language, list, onSignedOut, onChanged }: Props) {
  const { failure, attempt } = useDeed(onSignedOut)
  const [isOpen, setOpen] = useState(false)
  const own = list.reviewers.filter((reviewer) => reviewer.language === language)
  const heading = useRef<HTMLHeadingElement>(null)
  const mayName = iMay('words')
  return (
    <section class="text-reviewers" data-part="reviewers">
      <h3 ref={heading} tabIndex={-1}>
        {t('translations.reviewer.title')}
      </h3>
      {own.length === 0 && <p class="desk-hint">{t('translations.reviewer.nobody')}</p>}
      <ul class="desk-list">
        {own.map(({ account, name, organisation }) => (
          <li key={account} data-reviewer={account}>
            <bdi>{`${name} (${organisation})`}</bdi>
            {mayName && (
              <Confirm
                label="translations.reviewer.remove"
                question="translations.reviewer.question"
                spoken={t('translations.reviewer.item', { name })}
                isQuiet
                onConfirm={async () => {
                  if (!(await attempt(removeReviewer(language, account), 'translations.reviewer.removed'))) return
                  heading.current?.focus()
                  onChanged()
                }}
              />
            )}
          </li>
        ))}
      </ul>
      <Failure words={failure} />
      {mayName && (
        <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>{t('translations.reviewer.add')}</summary>
          {isOpen && <ReviewerForm language={language} onSignedOut={onSignedOut} onNamed={onChanged} />}
        </details>
      )}
    </section>
  )
}

type FormProps = { language: Language; onSignedOut: () => void; onNamed: () => void }

function ReviewerForm({ language, onSignedOut, onNamed }: FormProps) {
  const people = useCall(fetchPeople, onSignedOut)
  const { failure, attempt } = useDeed(onSignedOut)
  const [account, setAccount] = useState('')
  const [name, setName] = useState('')
  const [organisation, setOrganisation] = useState('')

  async function add(chosen: string): Promise<void> {
    const body = { name: name.trim(), organisation: organisation.trim() }
    if (body.name === '' || body.organisation === '') return
    if (!(await attempt(nameReviewer(language, chosen, body), 'translations.reviewer.named'))) return
    setName('')
    setOrganisation('')
    onNamed()
  }

  return (
    <WhenReady state={people.state} onRetry={people.reload}>
      {(body) => {
        const chosen = account || (body.people[0]?.name ?? '')
        return (
          <form
            class="desk-form"
            onSubmit={(event) => {
              event.preventDefault()
              void add(chosen)
            }}
          >
            <p class="desk-hint">{t('translations.reviewer.hint')}</p>
            <ChoiceField
              label="translations.reviewer.account"
              value={chosen}
              options={body.people.map((person) => [person.name, person.name])}
              onChange={setAccount}
            />
            <Field label="translations.reviewer.name" value={name} required onInput={setName} />
            <Field label="translations.reviewer.organisation" value={organisation} required onInput={setOrganisation} />
            <Failure words={failure} />
            <button class="button button-primary" type="submit">
              {t('translations.reviewer.add')}
            </button>
          </form>
        )
      }}
    </WhenReady>
  )
}
