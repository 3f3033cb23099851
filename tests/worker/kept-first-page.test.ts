import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { firstPageAddress, keepFirstPage, keepShell, keptFirstPage } from '../../src/worker/kept-first-page.ts'
import { startAfterPaint } from '../../src/worker/kept-scripts.ts'

const page = (language: string, script: string) =>
  `<html data-trial lang="${language}" dir="ltr"><script type="application/json" id="words">{}</script><script type="module" crossorigin src="${script}"></script>`
const ours = (path: string) => path === '/assets/start-NEW.js'
const atOnce = async () => (await (await caches.match(firstPageAddress))?.text()) ?? ''

let answer: (language: string) => Response
const newest = (language: string) => new Response(page(language, '/assets/start-NEW.js'))
const offline = () => {
  throw new TypeError('offline')
}

beforeEach(async () => {
  for (const name of await caches.keys()) await caches.delete(name)
  const files = await caches.open('files')
  for (const name of ['NEW', 'OLD']) await files.put(`/assets/start-${name}.js`, new Response(''))
  await files.put('/index.html?revision=1', new Response('<html lang="en"> the shell'))
  answer = newest
  vi.spyOn(window, 'fetch').mockImplementation(async (asked) =>
    answer(new URL(String(asked), location.href).searchParams.get('lang') ?? ''),
  )
})
afterEach(() => vi.restoreAllMocks())

it('is there at the next visit, in its own language and in no other', async () => {
  await keepFirstPage('ar')
  expect(await (await keptFirstPage('ar', ours))?.text()).toContain('start-NEW')
  expect(await keptFirstPage('en', ours)).toBeUndefined()
  await keepFirstPage('en')
  expect(await keptFirstPage('en', ours)).toBeDefined()
  expect(await keptFirstPage('ar', ours)).toBeUndefined()
})

it('is the device’s own where the link asks for no language', async () => {
  expect(await keptFirstPage(null, ours)).toBeUndefined()
  await keepFirstPage('sq')
  expect(await (await keptFirstPage(null, ours))?.text()).toContain('start-NEW')
})

it('goes when another language was chosen and cannot be fetched, and never leaves nothing in its place', async () => {
  await keepFirstPage('sq')
  expect(await atOnce()).toContain('words')
  answer = offline
  await keepFirstPage('fr')
  expect(await keptFirstPage(null, ours)).toBeUndefined()
  expect(await atOnce()).toContain('the shell')
})

it('follows the page that begins with the script, which stays where there is no network', async () => {
  await keepShell(new Response('<html lang="en"> the shell'))
  answer = offline
  await keepFirstPage('sq')
  expect(await atOnce()).toContain('the shell')
  answer = newest
  await keepFirstPage('sq')
  expect(await atOnce()).toContain('words')
})

it('is left aside when its scripts are of another version', async () => {
  answer = (language) => new Response(page(language, '/assets/start-OLD.js'))
  await keepFirstPage('en')
  expect(await keptFirstPage('en', ours)).toBeUndefined()
})

it('is never one whose scripts are not on the phone, nor that of a venue’s network, nor a fault of the server', async () => {
  const others = [
    (language: string) => new Response(page(language, '/assets/start-NEXT.js')),
    () => new Response('<html lang="en"><title>Welcome to our Wi-Fi</title>'),
    (language: string) => new Response(page(language, '/assets/start-NEW.js'), { status: 503 }),
  ]
  for (const other of others) {
    answer = other
    await keepFirstPage('en')
    expect(await atOnce()).toContain('the shell')
  }
})

it('stays as it was where there is no network', async () => {
  await keepFirstPage('en')
  answer = offline
  await keepFirstPage('en')
  expect(await keptFirstPage('en', ours)).toBeDefined()
})

it('has its scripts wait until something has been drawn, and starts each of them then', async () => {
  await keepFirstPage('en')
  const html = (await (await keptFirstPage('en', ours))?.text()) ?? ''
  expect(html).not.toContain('type="module"')
  const kept = new DOMParser().parseFromString(html, 'text/html')
  startAfterPaint(kept)
  const started = () => [...kept.querySelectorAll<HTMLScriptElement>('script[type=module]')].map(({ src }) => src)
  expect(started()).toEqual([])
  await expect.poll(started).toEqual([new URL('/assets/start-NEW.js', document.baseURI).href])
})

it('begins with its scripts at once where nothing in it would start them', async () => {
  answer = () => new Response('<html lang="en"><script type="module" crossorigin src="/assets/start-NEW.js"></script>')
  await keepFirstPage('en')
  expect(await atOnce()).toContain('<script type="module" crossorigin src="/assets/start-NEW.js">')
})
