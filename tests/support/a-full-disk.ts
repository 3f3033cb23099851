import { onTestFinished, vi } from 'vitest'
import type { Device } from './a-queue.ts'

/** What Chromium does on a disk without a byte left: the database is gone, and nobody is told. */
export async function throwAway(device: Device, andLocalStorage = true): Promise<void> {
  device.database.close({ disableAutoOpen: false })
  await new Promise((resolve) => {
    indexedDB.deleteDatabase(device.database.name).onsuccess = resolve
  })
  if (andLocalStorage) localStorage.clear()
}

/** The next page, which looks at the storage as every page does. */
export async function nextPage(device: Device) {
  const queue = device.openTab()
  return { queue, lost: (await queue.storageHealth()).lost }
}

/** As Chromium does it on a full disk, where the app's own files lie in a cache and so could this. */
export async function fillDisk(): Promise<void> {
  await caches.open('the app’s own files')
  onTestFinished(async () => {
    await caches.delete('the app’s own files')
  })
  vi.spyOn(Cache.prototype, 'put').mockRejectedValue(new DOMException('Entry already exists.', 'InvalidAccessError'))
}
