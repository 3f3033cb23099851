import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { type Language, languages } from '../src/contract/routes.ts'
import { directionOf } from '../src/i18n/language-names.ts'

const icons = [
  { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
  ...[192, 512].flatMap((size) => [
    { src: `/icon-${size}.png`, sizes: `${size}x${size}`, type: 'image/png', purpose: 'any' },
    { src: `/icon-maskable-${size}.png`, sizes: `${size}x${size}`, type: 'image/png', purpose: 'maskable' },
  ]),
]

const fileName = (language: Language): string => `manifest.${language}.webmanifest`

type Words = Readonly<
  Record<'app' | 'install' | 'withdraw', Readonly<Record<string, Readonly<Record<string, string>>>>>
>

/** What a phone needs to put the survey on its home screen. All languages are one app: the same id, the same start. */
export function manifestOf(language: Language) {
  // `npm run check` has found each of these words in each language.
  const { app, install, withdraw } = JSON.parse(readFileSync(`locales/${language}/app.json`, 'utf8')) as Words
  // A manifest knows no dark scheme; the light one is the first in the file.
  const paper = /--paper:\s*(#[0-9a-f]{6})/i.exec(readFileSync('src/kit/tokens.css', 'utf8'))?.[1]
  const shortcut = (name: string | undefined, url: string) => ({ name, url, icons: icons.slice(1, 2) })
  return {
    id: '/',
    lang: language,
    dir: directionOf(language),
    name: app['name']?.['title'],
    short_name: 'FeMig',
    description: app['project']?.['label'],
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: paper,
    theme_color: paper,
    icons,
    shortcuts: [
      shortcut(install['facilitator']?.['label'], '/facilitator/'),
      shortcut(withdraw['page']?.['title'], '/withdraw/'),
    ],
  }
}

/** `/manifest.<language>.webmanifest`: the words of a manifest are static, so there is one for each language. */
export function manifests(): Plugin {
  return {
    name: 'manifests',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const language = languages.find((known) => request.url === `/${fileName(known)}`)
        if (!language) return next()
        response.setHeader('Content-Type', 'application/manifest+json')
        response.end(JSON.stringify(manifestOf(language)))
      })
    },
    generateBundle() {
      for (const language of languages) {
        this.emitFile({ type: 'asset', fileName: fileName(language), source: JSON.stringify(manifestOf(language)) })
      }
    },
  }
}
