import { describe, expect, it } from 'vitest'
import { installWay } from '../../../src/screens/install/install-offer.ts'

const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const android = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile'

const ask = (userAgent: string, more: Partial<Parameters<typeof installWay>[0]> = {}) =>
  installWay({ userAgent, maxTouchPoints: 5, isInstalled: false, hasOffer: false, ...more })

describe('how a browser puts the survey on the home screen', () => {
  it.each([
    ['Safari on an iPhone: by its menu', `${iphone} Version/17.5 Mobile/15E148 Safari/604.1`, {}, 'safari'],
    ['Safari on an iPad, which says it is a Mac', `${mac} Version/17.5 Safari/605.1.15`, {}, 'safari'],
    ['Safari on a Mac: not at all', `${mac} Version/17.5 Safari/605.1.15`, { maxTouchPoints: 0 }, null],
    ['Chrome on an iPhone: not at all', `${iphone} CriOS/126.0.6478.54 Mobile/15E148 Safari/604.1`, {}, null],
    ['a window inside another app: not at all', `${iphone} Mobile/15E148`, {}, null],
    ['Chrome on Android that offers it: by our button', `${android} Safari/537.36`, { hasOffer: true }, 'button'],
    ['Chrome on Android that does not: not at all', `${android} Safari/537.36`, {}, null],
    ['installed already', `${iphone} Version/17.5 Mobile/15E148 Safari/604.1`, { isInstalled: true }, null],
  ] as const)('%s', (_, userAgent, more, way) => {
    expect(ask(userAgent, more)).toBe(way)
  })
})
