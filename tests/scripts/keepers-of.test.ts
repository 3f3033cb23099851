import { expect, it } from 'vitest'
import { keepersOf, type ViteManifest } from '../../scripts/keepers-of.ts'

const page = (script: string) => `<script type="module" crossorigin src="/${script}"></script>`
const pages: Readonly<Record<string, string>> = {
  'index.html': page('assets/start.js'),
  'withdraw/index.html': page('assets/withdraw.js'),
  'facilitator/index.html': page('assets/facilitator.js'),
}
const pageOf = (name: string): string => pages[name] ?? ''

const built: ViteManifest = {
  'index.html': {
    file: 'assets/start.js',
    imports: ['_kit.js'],
    dynamicImports: ['_device.js', 'src/screens/kiosk/index.ts'],
  },
  'withdraw/index.html': { file: 'assets/withdraw.js', imports: ['_kit.js'] },
  'facilitator/index.html': {
    file: 'assets/facilitator.js',
    css: ['assets/facilitator.css'],
    imports: ['_kit.js', '_device.js'],
  },
  '_kit.js': {
    file: 'assets/kit.js',
    dynamicImports: ['locales/en/facilitator.json', 'locales/en/dashboard.json'],
  },
  '_device.js': { file: 'assets/device.js', imports: ['_kit.js'] },
  'src/screens/kiosk/index.ts': { file: 'assets/kiosk.js', imports: ['_pin.js'] },
  '_pin.js': { file: 'assets/pin.js' },
  'locales/en/facilitator.json': { file: 'assets/facilitator-en.js', imports: ['_keys.js'] },
  'locales/en/dashboard.json': { file: 'assets/dashboard-en.js' },
  '_keys.js': { file: 'assets/keys.js' },
}

const all = [
  'facilitator/index.html',
  'icon.svg',
  'assets/desk.js',
  ...Object.values(built).flatMap(({ file, css = [] }) => [file, ...css]),
]
const filesOf = (manifest: ViteManifest): string[] => {
  const keeperOf = keepersOf(manifest, pageOf)
  return all.filter((file) => keeperOf(file) === 'facilitator').sort()
}
const hers = [
  'assets/facilitator-en.js',
  'assets/facilitator.css',
  'assets/facilitator.js',
  'facilitator/index.html',
  'assets/keys.js',
  'assets/kiosk.js',
]

it('tells what only a prepared device needs from what every phone keeps and what only the desk has', () => {
  expect(filesOf(built)).toEqual([...hers, 'assets/pin.js'].sort())
})

it('finds the survey’s script also where the build’s own list does not say whose it is', () => {
  const { 'index.html': survey, ...others } = built
  expect(survey && filesOf({ ...others, '_start.js': survey })).toEqual(filesOf(built))
})

it('leaves to everybody what a facilitator’s page and the survey share', () => {
  const shared = { ...built, '_device.js': { file: 'assets/device.js', imports: ['_kit.js', '_pin.js'] } }
  expect(filesOf(shared)).toEqual([...hers].sort())
})

it('leaves out what neither needs, such as the desk’s', () => {
  const keeperOf = keepersOf(built, pageOf)
  const nobodys = ['assets/dashboard-en.js', 'assets/desk.js']
  expect(all.filter((file) => keeperOf(file) === 'nobody').sort()).toEqual(nobodys)
  expect(keeperOf('icon.svg')).toBe('everybody')
  expect(keeperOf('assets/device.js')).toBe('everybody')
  expect(keeperOf('assets/words-en-x1y2z3.json')).toBe('everybody')
})
