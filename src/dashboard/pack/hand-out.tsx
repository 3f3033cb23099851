import { QrCode } from '../qr-code.tsx'
import { workshopLink } from '../workshop-address.ts'
import { dayIn } from './day-in.ts'
import type { SheetProps } from './pack.tsx'
import { ShortLink } from './poster.tsx'

const consent = ['intro_purpose', 'intro_who', 'intro_voluntary', 'intro_withdraw'] as const

/** The survey's own words about its purpose and the consent, to take home, with a line for the receipt code. */
export function HandOut({ workshop, place, project, origin, tag, say, survey }: SheetProps) {
  const details: Readonly<Record<string, string>> = {
    contact_email: project.contactEmail,
    ethics_reference: project.ethicsReference,
    privacy_url: project.privacyUrl,
    withdrawal_deadline: project.withdrawalDeadline ? dayIn(tag, project.withdrawalDeadline) : '',
  }
  // What the project has not filled in yet is a line to write on, never an empty place.
  const filled = (text: string): string =>
    text.replace(/\$\{(\w+)\}/g, (_, name: string) => `\u2068${details[name] || '________'}\u2069`)
  return (
    <>
      <p class="pack-title">{survey('title')}</p>
      {consent.map((name) => (
        <p key={name}>{filled(survey(`${name}.label`))}</p>
      ))}
      <p>{filled(survey('intro_who.hint'))}</p>
      <p class="pack-heading">{survey('consent_participate.label')}</p>
      <div class="pack-columns">
        <div>
          <ShortLink origin={origin} code={workshop.code} say={say} />
          <p>{say('pack.offline.text')}</p>
        </div>
        <div class="pack-aside">
          <QrCode text={workshopLink(origin, workshop.code, tag)} label={say('workshop.qr.label', { place })} />
        </div>
      </div>
      <p class="pack-heading">
        {say('pack.receipt.label')} <bdi dir="ltr">_ _ _ _ - _ _ _ _ - _ _ _ _</bdi>
      </p>
      <p>
        {say('pack.receipt.text')}{' '}
        <bdi dir="ltr" class="pack-address-small">{`${origin.replace(/^https?:\/\//, '')}/withdraw/`}</bdi>
      </p>
    </>
  )
}
