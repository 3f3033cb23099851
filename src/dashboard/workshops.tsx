import { useState } from 'preact/hooks'
import type { Workshop } from '../contract/workshop.ts'
import { formatDay, formatNumber, t } from '../i18n/index.ts'
import { Button } from '../kit/index.ts'
import { fetchCounts, fetchWorkshops } from './calls.ts'
import { Facts } from './facts.tsx'
import { iMay } from './me.ts'
import { useCall } from './use-call.ts'
import { WhenReady } from './when-ready.tsx'
import { WorkshopForm } from './workshop-form.tsx'
import { WorkshopLink } from './workshop-link.tsx'

const empty: Workshop = {
  code: '',
  place: '',
  country: null,
  dateAsPrinted: null,
  dateStart: null,
  dateEnd: null,
  attendance: null,
  status: 'in_preparation',
  note: '',
}

type Open =
  | { readonly code: string; readonly what: 'edit' | 'link' }
  | { readonly code: null; readonly what: 'add' }
  | null

/** The workshops as data: each with its link and QR code; what the sources leave open is shown as open. */
export function Workshops({ onSignedOut }: { onSignedOut: () => void }) {
  const { state, reload } = useCall(fetchWorkshops, onSignedOut)
  const counts = useCall(fetchCounts, onSignedOut)
  const [open, setOpen] = useState<Open>(null)
  const receivedOf = (code: string): number =>
    counts.state.status === 'ready' ? (counts.state.body.byWorkshop.find(({ key }) => key === code)?.received ?? 0) : 0
  const close = () => {
    setOpen(null)
    void reload()
  }
  return (
    <div class="desk-stack">
      <h1>{t('workshop.page.title')}</h1>
      <p class="desk-hint">{t('workshop.page.hint')}</p>
      <ul class="desk-workshops">
        <WhenReady state={state} onRetry={reload}>
          {({ workshops }) =>
            workshops.map((workshop) => (
              <li key={workshop.code} class="desk-table" data-workshop={workshop.code}>
                <WorkshopFacts workshop={workshop} received={receivedOf(workshop.code)} />
                <div class="notice-actions">
                  <Button
                    label="workshop.show.label"
                    spoken={t('workshop.show.item', { place: workshop.place })}
                    onClick={() =>
                      setOpen(
                        open?.code === workshop.code && open.what === 'link'
                          ? null
                          : { code: workshop.code, what: 'link' },
                      )
                    }
                  />
                  {iMay('workshops') && (
                    <Button
                      label="workshop.edit.label"
                      spoken={t('workshop.edit.item', { place: workshop.place })}
                      kind="quiet"
                      onClick={() => setOpen({ code: workshop.code, what: 'edit' })}
                    />
                  )}
                </div>
                {open?.code === workshop.code && open.what === 'link' && <WorkshopLink workshop={workshop} />}
                {open?.code === workshop.code && open.what === 'edit' && (
                  <WorkshopForm workshop={workshop} isNew={false} onClose={close} />
                )}
              </li>
            ))
          }
        </WhenReady>
      </ul>
      {open?.what === 'add' ? (
        <WorkshopForm workshop={empty} isNew onClose={close} />
      ) : (
        iMay('workshops') && (
          <Button label="workshop.add.label" kind="primary" onClick={() => setOpen({ code: null, what: 'add' })} />
        )
      )}
    </div>
  )
}

function WorkshopFacts({ workshop, received }: { workshop: Workshop; received: number }) {
  const { code, place, dateAsPrinted, dateStart, dateEnd, attendance, status, note } = workshop
  const open = t('workshop.open.value')
  const days = [dateStart, dateEnd === dateStart ? null : dateEnd]
    .filter((day) => day !== null)
    .map(formatDay)
    .join(' – ')
  const facts = [
    ['workshop.start.label', days || open],
    ['workshop.printed.label', dateAsPrinted ?? open],
    ['workshop.attendance.label', attendance === null ? open : formatNumber(attendance)],
    ['workshop.received.label', formatNumber(received)],
    ['workshop.status.label', t(`workshop.${status}.status`)],
  ] as const
  return (
    <>
      <h2>
        <bdi>{place}</bdi> <code dir="ltr">{code}</code>
      </h2>
      <Facts facts={facts} />
      {note && (
        <p class="desk-hint" lang="en" dir="ltr">
          {note}
        </p>
      )}
    </>
  )
}
