import { useState } from 'preact/hooks'
import { encode } from 'uqr'
import { languages } from '../contract/routes.ts'
import type { Workshop } from '../contract/workshop.ts'
import { languageNames, t } from '../i18n/index.ts'
import { announce, Button } from '../kit/index.ts'

// Four modules of white around the code: scanners need them, on dark screens too.
const quietZone = 4

/** The address that a poster shows: short, so that its code stays coarse enough for an old camera. */
export function workshopLink(origin: string, code: string, language: string): string {
  return `${origin}/w/${code}${language ? `?lang=${language}` : ''}`
}

/** A workshop's link, and its QR code with error correction M, to scan from the screen or to save as a picture. */
export function WorkshopLink({ workshop }: { workshop: Workshop }) {
  const [language, setLanguage] = useState('')
  const link = workshopLink(location.origin, workshop.code, language)
  const { data, size } = encode(link, { ecc: 'M', border: quietZone })
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
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
      <svg
        class="desk-qr"
        role="img"
        aria-label={t('workshop.qr.label', { place: workshop.place })}
        viewBox={`0 0 ${size} ${size}`}
        shape-rendering="crispEdges"
      >
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <p>
        <a href={link} dir="ltr" data-link>
          {link}
        </a>
      </p>
      <div class="notice-actions">
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
