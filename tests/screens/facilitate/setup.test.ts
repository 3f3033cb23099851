import { describe, expect, it } from 'vitest'
import { platformOf } from '../../../src/screens/facilitate/setup/platform.ts'
import { workshopIn } from '../../../src/screens/facilitate/setup/workshop-in.ts'

describe('the workshop of a device', () => {
  it.each([
    ['mex_2025', 'mex_2025'],
    [' MEX_2025 ', 'mex_2025'],
    ['https://survey.example/w/mex_2025', 'mex_2025'],
    ['survey.example/w/mex_2025/?lang=ar', 'mex_2025'],
    ['https://survey.example/?s=qr&w=bog_2025#top', 'bog_2025'],
  ])('is found in %s', (text, code) => expect(workshopIn(text)).toBe(code))

  it.each(['', 'ab', 'two words', 'https://survey.example/', 'https://survey.example/w/x', '../../etc/passwd'])(
    'is not made up of %j',
    (text) => expect(workshopIn(text)).toBeNull(),
  )
})

describe('advice about keeping data', () => {
  const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1'
  const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15'
  const android = 'Mozilla/5.0 (Linux; Android 10; K) Chrome/140.0.0.0 Mobile Safari/537.36'
  const firefox = 'Mozilla/5.0 (Android 14; Mobile; rv:141.0) Gecko/141.0 Firefox/141.0'
  it.each([
    [iphone, 5, 'ios'],
    [mac, 5, 'ios'],
    [mac, 0, 'chromium'],
    [android, 5, 'chromium'],
    [firefox, 5, 'firefox'],
  ] as const)('fits the browser %s', (userAgent, maxTouchPoints, platform) =>
    expect(platformOf({ userAgent, maxTouchPoints })).toBe(platform),
  )
})
