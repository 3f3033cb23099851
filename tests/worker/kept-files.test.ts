import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createKeptFiles } from '../../src/worker/kept-files.ts'

const cacheName = 'some-files'
const version = (n: number) =>
  createKeptFiles(
    cacheName,
    [
      { url: 'facilitator/index.html', revision: `r${n}` },
      { url: `assets/facilitator-${n}.js`, revision: null },
      { url: 'assets/words-same.js', revision: null },
    ],
    location.origin,
  )
const at = (path: string) => new URL(path, location.origin)

let isOffline = false
let broken = ''
const asked: string[] = []
beforeEach(async () => {
  for (const name of await caches.keys()) await caches.delete(name)
  isOffline = false
  broken = ''
  asked.length = 0
  vi.spyOn(window, 'fetch').mockImplementation(async (url) => {
    const path = new URL(String(url)).pathname
    asked.push(path)
    if (isOffline || path === broken) throw new TypeError('offline')
    return new Response(`bytes of ${path}`)
  })
})
afterEach(() => vi.restoreAllMocks())

it('are on no device before a facilitator has opened her page', async () => {
  const files = version(1)
  expect(await files.isBegun()).toBe(false)
  expect(await files.missing()).toBe(3)
  expect(await caches.has(cacheName)).toBe(false)
})

it('answer without a network once they were kept', async () => {
  const files = version(1)
  await files.keep()
  isOffline = true
  expect(await files.isBegun()).toBe(true)
  expect(await files.missing()).toBe(0)
  expect(await (await files.answer(at('/facilitator/index.html'))).text()).toBe('bytes of /facilitator/index.html')
  expect(files.has(at('/assets/facilitator-1.js'))).toBe(true)
  expect(files.has(at('/assets/start.js'))).toBe(false)
})

it('go on where a cut connection left off', async () => {
  const files = version(1)
  broken = '/assets/words-same.js'
  await expect(files.keep()).rejects.toThrow('offline')
  expect(await files.missing()).toBe(1)
  broken = ''
  asked.length = 0
  await files.keep()
  expect(asked).toEqual(['/assets/words-same.js'])
})

it('are not a venue’s sign-in page', async () => {
  vi.mocked(window.fetch).mockResolvedValue(new Response('Welcome to our Wi-Fi', { status: 511 }))
  await expect(version(1).keep()).rejects.toThrow('did not come')
})

it('come whole with a new version, and the old ones leave only then', async () => {
  await version(1).keep()
  await version(2).keep()
  isOffline = true
  // The old version is in charge until somebody lets the new one in.
  expect(await version(1).missing()).toBe(0)
  await version(2).forgetOthers()
  expect(await version(2).missing()).toBe(0)
  expect(await version(1).missing()).toBe(2)
})

it('need not come again where Workbox kept them, under the names that it gave them', async () => {
  const cache = await caches.open(cacheName)
  for (const key of ['/facilitator/index.html?__WB_REVISION__=r1', '/assets/facilitator-1.js', '/assets/words-same.js'])
    await cache.put(key, new Response(`kept as ${key}`))
  await version(1).keep()
  expect(asked).toEqual([])
  expect(await (await version(1).answer(at('/facilitator/index.html'))).text()).toContain('kept as')
})

it('are answered by the network where the browser’s storage has broken', async () => {
  await version(1).keep()
  vi.spyOn(caches, 'open').mockRejectedValue(new DOMException('', 'UnknownError'))
  expect(await (await version(1).answer(at('/assets/words-same.js?x=1'))).text()).toBe('bytes of /assets/words-same.js')
})
