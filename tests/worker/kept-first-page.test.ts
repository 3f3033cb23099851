import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepFirstPage, keptFirstPage } from '../../src/worker/kept-first-page.ts'

const page = (script: string) =>
  `<html><script type="application/json" id="words">{}</script><script type="module" crossorigin src="${script}"></script>`
const ours = (path: string) => path === '/assets/start-NEW.js'

let answer: () => Response
beforeEach(async () => {
  for (const name of await caches.keys()) await caches.delete(name)
  vi.spyOn(window, 'fetch').mockImplementation(async () => answer())
})
afterEach(() => vi.restoreAllMocks())

it('is there at the next visit, in its own language and in no other', async () => {
  answer = () => new Response(page('/assets/start-NEW.js'))
  await keepFirstPage('ar')
  expect(await (await keptFirstPage('ar', ours))?.text()).toContain('start-NEW')
  expect(await keptFirstPage('en', ours)).toBeUndefined()
  await keepFirstPage('en')
  expect(await keptFirstPage('en', ours)).toBeDefined()
  expect(await keptFirstPage('ar', ours)).toBeUndefined()
})

it('is the device’s own where the link asks for no language', async () => {
  answer = () => new Response(page('/assets/start-NEW.js'))
  expect(await keptFirstPage(null, ours)).toBeUndefined()
  await keepFirstPage('sq')
  expect(await (await keptFirstPage(null, ours))?.text()).toContain('start-NEW')
})

it('goes when another language was chosen and cannot be fetched', async () => {
  answer = () => new Response(page('/assets/start-NEW.js'))
  await keepFirstPage('sq')
  answer = () => {
    throw new TypeError('offline')
  }
  await keepFirstPage('fr')
  expect(await keptFirstPage(null, ours)).toBeUndefined()
})

it('is left aside when its scripts are of another version, which may be gone', async () => {
  answer = () => new Response(page('/assets/start-OLD.js'))
  await keepFirstPage('en')
  expect(await keptFirstPage('en', ours)).toBeUndefined()
})

it('is never the page of a venue’s network, nor a fault of the server', async () => {
  answer = () => new Response('<title>Welcome to our Wi-Fi</title>')
  await keepFirstPage('en')
  expect(await keptFirstPage('en', ours)).toBeUndefined()
  answer = () => new Response(page('/assets/start-NEW.js'), { status: 503 })
  await keepFirstPage('en')
  expect(await keptFirstPage('en', ours)).toBeUndefined()
})

it('stays as it was where there is no network', async () => {
  answer = () => new Response(page('/assets/start-NEW.js'))
  await keepFirstPage('en')
  answer = () => {
    throw new TypeError('offline')
  }
  await keepFirstPage('en')
  expect(await keptFirstPage('en', ours)).toBeDefined()
})
