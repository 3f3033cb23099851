import { beforeEach, expect, it } from 'vitest'
import { writeSetting } from '../../src/queue/device-settings.ts'
import { isKiosk, kioskKey, raiseLostFlag, setKiosk, setupName } from '../../src/queue/kiosk-flag.ts'

beforeEach(() => localStorage.clear())

it('a flag that a dead battery took is raised again by the set-up, once', async () => {
  await writeSetting(setupName, { mode: 'kiosk' })
  expect(await raiseLostFlag()).toBe(true)
  expect(localStorage.getItem(kioskKey)).not.toBeNull()
  expect(await raiseLostFlag()).toBe(false)
})

it('a device that does not go round stays without one', async () => {
  await writeSetting(setupName, { mode: 'off' })
  expect(await raiseLostFlag()).toBe(false)
  await writeSetting(setupName, null)
  expect(await raiseLostFlag()).toBe(false)
  expect(isKiosk()).toBe(false)
})

it('where the browser keeps no flag, nobody is sent round in circles', async () => {
  await writeSetting(setupName, { mode: 'assisted' })
  const storage = Object.getOwnPropertyDescriptor(globalThis, 'localStorage')
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get: () => {
      throw new DOMException('Access is denied for this document.', 'SecurityError')
    },
  })
  try {
    expect(setKiosk(true)).toBe(false)
    expect(await raiseLostFlag()).toBe(false)
  } finally {
    if (storage) Object.defineProperty(globalThis, 'localStorage', storage)
  }
})
