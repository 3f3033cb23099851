import { languageNames } from '../../i18n/index.ts'
import { QrCode } from '../qr-code.tsx'
import { workshopLink } from '../workshop-address.ts'
import type { SheetProps } from './pack.tsx'

/** To be read from the back of a room: what it is, how to open it, and that nobody must. */
export function Poster({ workshop, place, origin, tag, say, survey }: SheetProps) {
  const link = workshopLink(origin, workshop.code, tag)
  return (
    <>
      <p class="pack-title">{survey('title')}</p>
      <p class="pack-place">
        <bdi>{place}</bdi>
      </p>
      <QrCode text={link} label={say('workshop.qr.label', { place })} />
      <ShortLink origin={origin} code={workshop.code} say={say} />
      <p class="pack-promise">{say('pack.promise.text')}</p>
      <p>{say('pack.offline.text')}</p>
      <p class="pack-small">{Object.values(languageNames).join(' · ')}</p>
    </>
  )
}

type ShortLinkProps = { origin: string; code: string; say: SheetProps['say'] }

/** For a phone whose camera reads no codes: as short as it gets, and the code of the workshop by itself. */
export function ShortLink({ origin, code, say }: ShortLinkProps) {
  return (
    <>
      <p>
        {say('pack.scan.text')} {say('pack.type.text')}
      </p>
      <p class="pack-address">
        <bdi dir="ltr">{`${origin.replace(/^https?:\/\//, '')}/w/${code}`}</bdi>
      </p>
      <p>{say('pack.code.label', { code })}</p>
    </>
  )
}
