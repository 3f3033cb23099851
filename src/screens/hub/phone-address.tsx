import { encode } from 'uqr'
import { t } from '../../i18n/index.ts'
import { Notice } from '../../kit/index.ts'

const margin = 4

/** How phones in the room reach this server: the address to type, and the same as a code. */
export function PhoneAddress() {
  const address = `${location.origin}/`
  const isOnlyHere = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname)
  return (
    <section class="stack" aria-labelledby="phones-title">
      <h2 id="phones-title">{t('hub.phones.title')}</h2>
      {isOnlyHere ? (
        <Notice>
          <p>{t('hub.phones.local')}</p>
        </Notice>
      ) : (
        <>
          <p>{t('hub.phones.hint')}</p>
          <p class="hub-address">
            <bdi dir="ltr">{address}</bdi>
          </p>
          <Code text={address} label={t('hub.phones.code')} />
        </>
      )}
    </section>
  )
}

/** Dark on light in either colour scheme: many phones read nothing else. */
function Code({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: margin })
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg class="hub-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
