import { useState } from 'preact/hooks'
import type { NewLink, PeopleList } from '../contract/account.ts'
import { formatNumber, t } from '../i18n/index.ts'
import { Button, Notice } from '../kit/index.ts'
import { fetchPeople, takeBackLink } from './account-calls.ts'
import { Failure } from './failure.tsx'
import { InviteForm } from './invite-form.tsx'
import { OnceLink } from './once-link.tsx'
import { PersonActions } from './person-actions.tsx'
import { sayMoment } from './say-moment.ts'
import { useCall } from './use-call.ts'
import { useDeed } from './use-deed.ts'
import { WhenReady } from './when-ready.tsx'

export interface ShownLink extends NewLink {
  readonly name: string
}

/** Who may use the desk, and who is invited to. */
export function People({ onSignedOut }: { onSignedOut: () => void }) {
  const { state, reload } = useCall(fetchPeople, onSignedOut)
  const [link, setLink] = useState<ShownLink | null>(null)
  const onChanged = () => void reload()
  const onLink = (shown: ShownLink) => {
    setLink(shown)
    onChanged()
  }
  return (
    <div class="desk-stack">
      <h1>{t('people.page.title')}</h1>
      {link && <OnceLink key={link.token} link={link} onClose={() => setLink(null)} />}
      <InviteForm onSignedOut={onSignedOut} onLink={onLink} />
      <WhenReady state={state} onRetry={reload}>
        {({ people, links }) => (
          <>
            <ul class="desk-workshops">
              {people.map((person) => (
                <li key={person.name} class="desk-table" data-person={person.name}>
                  <PersonFacts person={person} />
                  <PersonActions person={person} onSignedOut={onSignedOut} onChanged={onChanged} onLink={onLink} />
                </li>
              ))}
            </ul>
            {links.length > 0 && <OpenLinks links={links} onSignedOut={onSignedOut} onChanged={onChanged} />}
          </>
        )}
      </WhenReady>
    </div>
  )
}

function PersonFacts({ person }: { person: PeopleList['people'][number] }) {
  const { name, role, isDisabled, hasSecondFactor, sessions } = person
  const facts = [
    ['people.role.label', t(`role.${role}.name`)],
    ['people.factor.label', t(hasSecondFactor ? 'people.on.value' : 'people.off.value')],
    ['people.sessions.label', formatNumber(sessions)],
  ] as const
  return (
    <>
      <h2>
        <bdi>{name}</bdi>
      </h2>
      {isDisabled && (
        <Notice kind="warm">
          <p>{t('people.disabled.status')}</p>
        </Notice>
      )}
      <dl class="desk-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{t(label)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

type OpenLinksProps = { links: PeopleList['links']; onSignedOut: () => void; onChanged: () => void }

function OpenLinks({ links, onSignedOut, onChanged }: OpenLinksProps) {
  const { failure, attempt } = useDeed(onSignedOut)
  const takeBack = async (id: string) => {
    if (await attempt(takeBackLink(id), 'people.takeBack.done')) onChanged()
  }
  return (
    <section class="desk-table" data-part="links">
      <h2>{t('people.links.title')}</h2>
      <Failure words={failure} />
      <ul class="desk-list">
        {links.map(({ id, kind, name, role, expiresAt }) => (
          <li key={id} data-link-for={name}>
            <p>
              <strong>
                <bdi>{name}</bdi>
              </strong>
              {` · ${t(`role.${role}.name`)} · ${t(`people.${kind}.value`)}`}
              <br />
              <span class="desk-hint">{t('people.expires.label', { moment: sayMoment(expiresAt) })}</span>
            </p>
            <Button
              label="people.takeBack.label"
              spoken={t('people.takeBack.item', { name })}
              onClick={() => void takeBack(id)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
