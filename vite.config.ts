import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import preact from '@preact/preset-vite'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { chunkOf, shareOf } from './scripts/chunk-of.ts'
import { keepersOf, type ViteManifest } from './scripts/keepers-of.ts'
import { rareNeeds, rareSources } from './scripts/rare-needs.ts'
import { accessibilityPage } from './scripts/vite-accessibility-page.ts'
import { firstPage } from './scripts/vite-first-page.ts'
import { lightDexie } from './scripts/vite-light-dexie.ts'
import { manifests } from './scripts/vite-manifests.ts'
import { pageWords } from './scripts/vite-page-words.ts'
import { precompress } from './scripts/vite-precompress.ts'
import { previewSurvey } from './scripts/vite-preview-survey.ts'
import { shortLinks } from './scripts/vite-short-links.ts'
import { smallerScripts } from './scripts/vite-smaller-scripts.ts'
import { territoryNames } from './scripts/vite-territory-names.ts'
import { words } from './scripts/vite-words.ts'

// As Vite names the scripts of the pages.
const pagesOfPhones = ['index.html', 'facilitator/index.html', 'withdraw/index.html'].map((page) => resolve(page)) as [
  string,
  ...string[],
]

const laterScreens = resolve('src/screens/respond/later-screens.tsx')
const device = resolve('src/screens/respond/device.ts')
const pagesOfDesks = ['coordinator/index.html', 'hub/index.html'].map((page) => resolve(page))

const [survey, ...otherPages] = pagesOfPhones
/** The file for one half of a part that comes later. */
const fileFor =
  (file: string, share: 'own' | 'shared', part: string, others: readonly string[]) =>
  (id: string, graph: Parameters<typeof shareOf>[1]) =>
    shareOf(id, graph, part, survey, others) === share ? file : null

const api = `http://127.0.0.1:${process.env['API_PORT'] ?? 8080}`

/** A page without the browser's own cryptography has no service worker; what is rare is for the surveys that use it. */
const unneeded = [/\/plain-http\.ts$/, ...rareSources(rareNeeds('survey-definitions'))]

export default defineConfig({
  appType: 'mpa',
  // Its door leads to the file for browsers that have no classes.
  resolve: { alias: { 'workbox-window': 'workbox-window/build/workbox-window.prod.mjs' } },
  plugins: [
    preact(),
    lightDexie(),
    territoryNames(),
    words(),
    previewSurvey(),
    firstPage(),
    pageWords(),
    accessibilityPage(),
    manifests(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/worker',
      filename: 'service-worker.ts',
      injectRegister: false,
      registerType: 'prompt',
      // The coordinator's page needs the network anyway; a respondent's phone should not carry it.
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,png}', 'assets/*.json'],
        // The icons in pixels are for the phone's home screen, which fetches and keeps them itself; those that may be cut
        // round are drawn from the maskable one, which no page shows.
        globIgnores: ['first/**', '{coordinator,hub,results}/**', '*.png', 'icon-maskable.svg'],
        // The worker tells what every phone keeps from what only a facilitator's device does.
        manifestTransforms: [
          (manifest) => {
            const built = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8')) as ViteManifest // Vite's own format
            const keeperOf = keepersOf(built, (page) => readFileSync(`dist/${page}`, 'utf8'), unneeded)
            const kept = manifest.filter(({ url }) => keeperOf(url) !== 'nobody')
            return {
              manifest: kept.map((file) => ({
                ...file,
                // Ten digits tell one version from another as surely as thirty-two.
                revision: file.revision?.slice(0, 10) ?? null,
                ...(keeperOf(file.url) === 'facilitator' ? { for: 'facilitator' } : {}),
              })),
            }
          },
        ],
      },
      // One for each language, and linked by the page that knows which: see scripts/vite-manifests.ts.
      manifest: false,
    }),
    shortLinks(),
    smallerScripts(),
    precompress(),
  ],
  server: { proxy: { '/api': api } },
  build: {
    target: 'es2022',
    manifest: true,
    modulePreload: { polyfill: false },
    rollupOptions: {
      output: {
        codeSplitting: {
          groups: [
            // First come, first served: what later pages need as well stays with what the survey begins with.
            { debugName: 'first pages', priority: 4, name: (id, graph) => chunkOf(id, graph, pagesOfPhones) },
            // Before the next, which takes along all that its modules need.
            {
              debugName: 'device and desk',
              priority: 3,
              name: fileFor('device-and-desk', 'shared', device, pagesOfDesks),
            },
            { debugName: 'device', priority: 2, name: fileFor('device', 'own', device, pagesOfDesks) },
            // As above.
            { debugName: 'both', priority: 1, name: fileFor('both', 'shared', laterScreens, otherPages) },
            { debugName: 'later pages', name: fileFor('later-screens', 'own', laterScreens, otherPages) },
          ],
        },
      },
      input: {
        survey: resolve('index.html'),
        facilitator: resolve('facilitator/index.html'),
        withdraw: resolve('withdraw/index.html'),
        accessibility: resolve('accessibility/index.html'),
        hub: resolve('hub/index.html'),
        results: resolve('results/index.html'),
        coordinator: resolve('coordinator/index.html'),
      },
    },
  },
})
