import { describe, expect, it, vi } from 'vitest'
import { readSetting, readSettingOrFail, writeSetting } from '../../src/queue/device-settings.ts'

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

  it('that must not be taken for absent is said to be unreadable', async () => {
    await writeSetting('kiosk', { mode: 'kiosk' })
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw new DOMException('The database connection is closing.', 'InvalidStateError')
    })
    await expect(readSettingOrFail('kiosk', 1000)).rejects.toThrow('closing')
    transaction.mockRestore()
    expect(await readSettingOrFail('kiosk', 1000)).toEqual({ mode: 'kiosk' })
    expect(await readSettingOrFail('never written', 1000)).toBeNull()
  })

  it('is not waited for without end', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(
      // A request that is never answered, as of a database that a sleeping page holds open.
      () => ({}) as IDBRequest,
    )
    await expect(readSettingOrFail('kiosk', 20)).rejects.toThrow('could not be read in 20 ms')
    vi.restoreAllMocks()
  })
})
