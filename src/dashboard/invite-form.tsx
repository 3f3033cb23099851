import { useState } from 'preact/hooks'
import { type Role, roles } from '../contract/access.ts'
import { t } from '../i18n/index.ts'
import { invite } from './account-calls.ts'
import { Failure } from './failure.tsx'
import { Field } from './field.tsx'
import type { ShownLink } from './people.tsx'
import { RoleChoice } from './role-choice.tsx'
import { useDeed } from './use-deed.ts'

/** Makes a link for somebody new; its role is fixed with it. */
export function InviteForm({ onSignedOut, onLink }: { onSignedOut: () => void; onLink: (link: ShownLink) => void }) {
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>(roles[0])
  const { failure, attempt } = useDeed(onSignedOut)

  async function send(): Promise<void> {
    const answer = await attempt(invite({ name: name.trim(), role }))
    if (!answer) return
    onLink({ ...answer.body, name: name.trim() })
    setName('')
  }

  return (
    <form
      class="desk-form"
      data-part="invite"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <h2>{t('people.invite.title')}</h2>
      <Field label="signIn.name.label" hint="people.name.hint" value={name} required onInput={setName} />
      <RoleChoice role={role} among={roles} onChange={setRole} />
      <p class="desk-hint">{t(`role.${role}.hint`)}</p>
      <Failure words={failure} />
      <button class="button button-primary" type="submit">
        {t('people.invite.label')}
      </button>
    </form>
  )
}
