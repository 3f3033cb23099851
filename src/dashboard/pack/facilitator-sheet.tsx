import { QrCode } from '../qr-code.tsx'
import { workshopLink } from '../workshop-address.ts'
import { dayIn } from './day-in.ts'
import type { SheetProps } from './pack.tsx'
import { ShortLink } from './poster.tsx'

const steps = {
  before: ['open', 'stored', 'print'],
  during: ['voluntary', 'send', 'code', 'privacy'],
  after: ['again', 'compare', 'wait'],
} as const
const counts = ['date', 'attendance', 'devices', 'receipts', 'refusals', 'problems'] as const

/** What to do on the day, and the only things to write down of it. */
export function FacilitatorSheet({ workshop, place, origin, tag, say }: SheetProps) {
  const { code, dateStart, dateAsPrinted } = workshop
  return (
    <>
      <p class="pack-title">{say('pack.sheet.label')}</p>
      <p class="pack-place">
        <bdi>{place}</bdi>
        {dateStart || dateAsPrinted ? (
          <>
            {' · '}
            <bdi>{dateStart ? dayIn(tag, dateStart) : dateAsPrinted}</bdi>
          </>
        ) : null}
      </p>
      <div class="pack-columns">
        <div>
          {(Object.keys(steps) as (keyof typeof steps)[]).map((when) => (
            <section key={when}>
              <p class="pack-heading">{say(`pack.${when}.title`)}</p>
              <ol>
                {steps[when].map((step) => (
                  <li key={step}>{say(`pack.${when}.${step}`)}</li>
                ))}
              </ol>
            </section>
          ))}
        </div>
        <div class="pack-aside">
          <QrCode text={workshopLink(origin, code, '')} label={say('workshop.qr.label', { place })} />
          <ShortLink origin={origin} code={code} say={say} />
        </div>
      </div>
      <p class="pack-heading">{say('pack.record.title')}</p>
      <table class="pack-record" aria-label={say('pack.record.title')}>
        <tbody>
          {counts.map((name) => (
            <tr key={name}>
              <th scope="row">{say(`pack.record.${name}`)}</th>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <p class="pack-small">{say('pack.record.hint')}</p>
    </>
  )
}
