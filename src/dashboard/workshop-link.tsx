import { useState } from 'preact/hooks'
import { languages } from '../contract/routes.ts'
import type { Workshop } from '../contract/workshop.ts'
import { languageNames, t } from '../i18n/index.ts'
import { announce, Button } from '../kit/index.ts'
import { QrCode, qrPath } from './qr-code.tsx'
import { workshopLink } from './workshop-address.ts'

/** A workshop's link, and its QR code with error correction M, to scan from the screen or to save as a picture. */
export function WorkshopLink({ workshop }: { workshop: Workshop }) {
  const [language, setLanguage] = useState('')
  const link = workshopLink(location.origin, workshop.code, language)
  const { path, size } = qrPath(link)
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="1024" height="1024" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}"/></svg>`

  function copy(): void {
    navigator.clipboard.writeText(link).then(
      () => announce(t('workshop.copy.done')),
      () => undefined,
    )
  }

  return (
    <div class="desk-link">
      <label class="desk-field">
        {t('workshop.qr.language')}
        <select class="field" value={language} onChange={({ currentTarget: { value } }) => setLanguage(value)}>
          <option value="">{t('workshop.qr.any')}</option>
          {languages.map((tag) => (
            <option key={tag} value={tag} lang={tag}>
              {languageNames[tag]}
            </option>
          ))}
        </select>
      </label>
      <QrCode text={link} label={t('workshop.qr.label', { place: workshop.place })} />
      <p>
        <a href={link} dir="ltr" data-link>
          {link}
        </a>
      </p>
      <div class="notice-actions">
        <a class="button button-secondary" href={`#pack/${workshop.code}`}>
          {t('pack.open.label')}
        </a>
        <Button label="workshop.copy.label" onClick={copy} />
        <a
          class="button button-secondary"
          download={`${workshop.code}${language ? `-${language}` : ''}.svg`}
          href={`data:image/svg+xml,${encodeURIComponent(picture)}`}
        >
          {t('workshop.download.label')}
        </a>
      </div>
    </div>
  )
}
