import { describe, expect, it, vi } from 'vitest'
import { readSetting, writeSetting } from '../../src/queue/device-settings.ts'

describe('a setting of the device', () => {
  it('is read as it was written', async () => {
    expect(await writeSetting('language', 'sq')).toBe(true)
    expect(await readSetting('language')).toBe('sq')
    expect(await readSetting('never written')).toBeNull()
  })

  it('that cannot be kept stops nobody', async () => {
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw new DOMException('The database connection is closing.', 'InvalidStateError')
    })
    expect(await writeSetting('language', 'ar')).toBe(false)
    expect(await readSetting('language')).toBeNull()
    vi.restoreAllMocks()
    expect(await readSetting('language')).toBe('sq')
  })
})
