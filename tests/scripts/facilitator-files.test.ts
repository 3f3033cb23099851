import { expect, it } from 'vitest'
import { facilitatorFiles, type ViteManifest } from '../../scripts/facilitator-files.ts'

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

it('tells what only a prepared device needs from what every phone keeps and what only the desk has', () => {
  expect([...facilitatorFiles({ ...built, 'index.html': { file: 'start.js', imports: ['_kit.js'] } })].sort()).toEqual(
    ['device.js', 'facilitator-en.js', 'facilitator.css', 'facilitator.js', 'facilitator/index.html', 'keys.js'].sort(),
  )
})

it('counts hand-over mode among it, though it comes into the survey’s own page', () => {
  const files = facilitatorFiles({
    ...built,
    'facilitator/index.html': {
      file: 'facilitator.js',
      imports: ['_kit.js', '_pin.js'],
      dynamicImports: ['src/screens/kiosk/index.ts'],
    },
  })
  expect(files).toContain('kiosk.js')
  expect(files).toContain('pin.js')
  expect(files).not.toContain('device.js')
  expect(files).not.toContain('dashboard-en.js')
})
