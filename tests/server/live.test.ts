import { expect, it, onTestFinished } from 'vitest'
import { coordinatorCounts, progress } from '../../src/contract/counts.ts'
import { routes } from '../../src/contract/routes.ts'
import { lastVisit } from '../../src/contract/visit.ts'
import { aValidEnvelope } from '../support/a-valid-envelope.ts'
import { anApp } from '../support/an-app.ts'

interface Heard {
  readonly event: string
  readonly data: unknown
}

/** Reads a stream of events one by one; null at its end. */
function eventsOf(response: Response) {
  const reader = response.body?.getReader()
  if (!reader) throw new Error('no body')
  onTestFinished(() => void reader.cancel().catch(() => undefined))
  const decoder = new TextDecoder()
  let text = ''
  return async function next(wanted?: string): Promise<Heard | null> {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(text.slice(0, end)) ?? []
        text = text.slice(end + 2)
        if (event !== undefined && data !== undefined && (wanted === undefined || wanted === event))
          return { event, data: JSON.parse(data) }
        continue
      }
      const { done, value } = await reader.read()
      if (done) return null
      text += decoder.decode(value, { stream: true })
    }
  }
}

it('tells at once what is there, and then what changes', async () => {
  const { submit, get, signedIn } = await anApp()
  await submit(aValidEnvelope())
  const response = await get(routes.coordinatorLive, await signedIn())
  expect(response.headers.get('Content-Type')).toBe('text/event-stream')
  expect(response.headers.get('Cache-Control')).toBe('no-store')
  const next = eventsOf(response)
  const first = await next()
  expect(first?.event).toBe('counts')
  expect(coordinatorCounts.parse(first?.data).progress.received).toBe(1)
  await submit(aValidEnvelope({ language: 'ar' }))
  for (let received = 0; received < 2; ) received = progress.parse((await next('progress'))?.data).received
})

it('tells all counts too, as soon as it may again', async () => {
  const { submit, get, signedIn, clock } = await anApp()
  const next = eventsOf(await get(routes.coordinatorLive, await signedIn()))
  await next('counts')
  await submit(aValidEnvelope({ language: 'ar' }))
  await next('progress')
  clock.now = new Date(clock.now.getTime() + 3000)
  for (let rows = 0; rows < 1; ) rows = coordinatorCounts.parse((await next('counts'))?.data).byLanguage.length
})

it('ends when the session does, and looking on does not keep it alive', async () => {
  const { get, signedIn, clock } = await anApp()
  const cookie = await signedIn()
  const next = eventsOf(await get(routes.coordinatorLive, cookie))
  await next('counts')
  clock.now = new Date(clock.now.getTime() + 29 * 60_000)
  expect((await next('beat'))?.event).toBe('beat')
  clock.now = new Date(clock.now.getTime() + 2 * 60_000)
  expect(await next('nothing more')).toBeNull()
  expect((await get(routes.coordinatorLive, cookie)).status).toBe(401)
})

it('ends when the server stops', async () => {
  const closing = new AbortController()
  const { get, signedIn } = await anApp({ config: { closing: closing.signal } })
  const next = eventsOf(await get(routes.coordinatorLive, await signedIn()))
  await next('counts')
  closing.abort()
  expect(await next('nothing more')).toBeNull()
})

it('is for nobody who is not signed in', async () => {
  const { get } = await anApp()
  for (const route of [routes.coordinatorLive, routes.coordinatorVisit]) expect((await get(route)).status).toBe(401)
})

it('remembers what a coordinator saw at the visit before', async () => {
  const { submit, get, signedIn, clock } = await anApp()
  const visit = async () => lastVisit.parse(await (await get(routes.coordinatorVisit, await signedIn())).json()).before
  await submit(aValidEnvelope())
  expect(await visit()).toBeNull()
  await submit(aValidEnvelope({ language: 'ar', workshop: 'rba_tbc' }))
  expect(await visit()).toBeNull()
  clock.now = new Date('2026-12-05T08:00:00Z')
  await submit(aValidEnvelope())
  const before = await visit()
  expect(before?.at).toBe('2026-12-03T22:30:00.000Z')
  expect(before?.counts).toMatchObject({ received: 2, byLanguage: [{ key: 'ar' }, { key: 'es' }] })
  // Within one visit it stays what it was, however often the page is opened.
  clock.now = new Date('2026-12-05T08:20:00Z')
  expect(await visit()).toEqual(before)
})
