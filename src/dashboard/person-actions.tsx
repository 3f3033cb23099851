import { type Role, roles } from '../contract/access.ts'
import type { PeopleList } from '../contract/account.ts'
import { t } from '../i18n/index.ts'
import { Button, Confirm } from '../kit/index.ts'
import { changePerson, endPersonSessions, removePerson, resetPerson } from './account-calls.ts'
import { Failure } from './failure.tsx'
import { me } from './me.ts'
import type { ShownLink } from './people.tsx'
import { RoleChoice } from './role-choice.tsx'
import { useDeed } from './use-deed.ts'

type Props = {
  person: PeopleList['people'][number]
  onSignedOut: () => void
  onChanged: () => void
  onLink: (link: ShownLink) => void
}

/** What an admin can do about somebody's account; one's own is changed in one's own room. */
export function PersonActions({ person, onSignedOut, onChanged, onLink }: Props) {
  const { name, role, isDisabled, sessions } = person
  const { failure, attempt } = useDeed(onSignedOut)
  if (name === me.value?.name) return <p class="desk-hint">{t('people.you.hint')}</p>

  const act = async (call: ReturnType<typeof removePerson>, words: string) => {
    if (await attempt(call, words)) onChanged()
  }
  const change = (next: { role: Role; isDisabled: boolean }) => act(changePerson(name, next), 'people.changed.status')
  const reset = async () => {
    const answer = await attempt(resetPerson(name))
    if (answer) onLink({ ...answer.body, name })
  }

  return (
    <>
      <RoleChoice
        role={role}
        among={roles}
        spoken={t('people.role.item', { name })}
        onChange={(next) => void change({ role: next, isDisabled })}
      />
      <Failure words={failure} />
      <div class="notice-actions">
        <Confirm
          label="people.reset.label"
          question="people.reset.question"
          spoken={t('people.reset.item', { name })}
          isQuiet
          onConfirm={() => void reset()}
        />
        {sessions > 0 && (
          <Button
            label="people.end.label"
            spoken={t('people.end.item', { name })}
            kind="quiet"
            onClick={() => void act(endPersonSessions(name), 'people.changed.status')}
          />
        )}
        <Button
          label={isDisabled ? 'people.enable.label' : 'people.disable.label'}
          spoken={t(isDisabled ? 'people.enable.item' : 'people.disable.item', { name })}
          kind="quiet"
          onClick={() => void change({ role, isDisabled: !isDisabled })}
        />
        <Confirm
          label="people.remove.label"
          question="people.remove.question"
          spoken={t('people.remove.item', { name })}
          onConfirm={() => void act(removePerson(name), 'people.changed.status')}
        />
      </div>
    </>
  )
}
