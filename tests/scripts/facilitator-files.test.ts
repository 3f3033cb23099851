import { expect, it } from 'vitest'
import { facilitatorFiles, type ViteManifest } from '../../scripts/facilitator-files.ts'

const page = (script: string) => `<script type="module" crossorigin src="/${script}"></script>`
const pages: Readonly<Record<string, string>> = {
  'index.html': page('start.js'),
  'withdraw/index.html': page('withdraw.js'),
  'facilitator/index.html': page('facilitator.js'),
}
const pageOf = (name: string): string => pages[name] ?? ''

const built: ViteManifest = {
  'index.html': {
    file: 'start.js',
    imports: ['_kit.js'],
    dynamicImports: ['_device.js', 'src/screens/kiosk/index.ts'],
  },
  'withdraw/index.html': { file: 'withdraw.js', imports: ['_kit.js'] },
  'facilitator/index.html': { file: 'facilitator.js', css: ['facilitator.css'], imports: ['_kit.js', '_device.js'] },
  '_kit.js': {
    file: 'kit.js',
    dynamicImports: ['locales/en/app.json', 'locales/en/facilitator.json', 'locales/en/dashboard.json'],
  },
  '_device.js': { file: 'device.js', imports: ['_kit.js'] },
  'src/screens/kiosk/index.ts': { file: 'kiosk.js', imports: ['_pin.js'] },
  '_pin.js': { file: 'pin.js' },
  'locales/en/app.json': { file: 'app-en.js' },
  'locales/en/facilitator.json': { file: 'facilitator-en.js', imports: ['_keys.js'] },
  'locales/en/dashboard.json': { file: 'dashboard-en.js' },
  '_keys.js': { file: 'keys.js' },
}

const filesOf = (manifest: ViteManifest): string[] => [...facilitatorFiles(manifest, pageOf)].sort()
const hers = ['facilitator-en.js', 'facilitator.css', 'facilitator.js', 'facilitator/index.html', 'keys.js', 'kiosk.js']

it('tells what only a prepared device needs from what every phone keeps and what only the desk has', () => {
  expect(filesOf(built)).toEqual([...hers, 'pin.js'].sort())
})

it('finds the survey’s script also where the build’s own list does not say whose it is', () => {
  const { 'index.html': survey, ...others } = built
  expect(survey && filesOf({ ...others, '_start.js': survey })).toEqual(filesOf(built))
})

it('leaves to everybody what a facilitator’s page and the survey share', () => {
  const shared = { ...built, '_device.js': { file: 'device.js', imports: ['_kit.js', '_pin.js'] } }
  expect(filesOf(shared)).toEqual(hers)
})
