import type { MiddlewareHandler } from 'hono'
import type { AppConfig, AppParts } from './app-parts.ts'
import { asksForPlaces } from './asks-for.ts'
import { ownAddress } from './request-origin.ts'
import type { InlineHashes } from './static-files.ts'

/** On every response, pages and API alike. */
export function securityHeaders({
  config,
  surveys,
}: {
  config: AppConfig
  surveys: AppParts['surveys']
}): MiddlewareHandler {
  const needsPlaces = surveys.some(({ forms }) => forms.some(({ definition }) => asksForPlaces(definition)))
  const wanted = needsPlaces ? ['geolocation'] : []
  const always = {
    'Content-Security-Policy': contentSecurityPolicy(config.files?.inlineHashes ?? { scripts: [], styles: [] }),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Frame-Options': 'DENY',
  }
  return async (context, next) => {
    await next()
    const { headers } = context.res
    for (const [name, value] of Object.entries(always)) headers.set(name, value)
    const isFacilitators = context.req.path.startsWith('/facilitator/')
    headers.set('Permissions-Policy', policyFor([...wanted, ...(isFacilitators ? ['camera'] : [])]))
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
    if (ownAddress(context.req.raw, config).isHttps) headers.set('Strict-Transport-Security', 'max-age=31536000')
  }
}

/**
 * Whatever a page of ours has no use for, but for the place where a survey asks for it. The camera would be the worst of
 * them on a shared tablet: only the facilitator's page, behind its PIN, reads codes.
 */
const unused = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]

const policyFor = (wanted: readonly string[]): string =>
  unused.map((feature) => `${feature}=(${wanted.includes(feature) ? 'self' : ''})`).join(', ')

function contentSecurityPolicy({ scripts, styles }: InlineHashes): string {
  return [
    "default-src 'none'",
    ["script-src 'self'", ...scripts].join(' '),
    ["style-src 'self'", ...styles].join(' '),
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
