import { expect, it } from 'vitest'
import { coordinatorCounts } from '../../src/contract/counts.ts'
import { routes } from '../../src/contract/routes.ts'
import { anApp } from '../support/an-app.ts'

const path = '/api/v1/surveys/femig-global-cso/sections'
const opened = { section: 'sec_b_org', language: 'ar', channel: 'qr' }

it('counts the sections that phones open, and keeps nothing else of it', async () => {
  const { get, send, signedIn, query } = await anApp()
  const reply = await send('POST', path, opened)
  expect([reply.status, await reply.text(), reply.headers.get('Set-Cookie')]).toEqual([204, '', null])
  await send('POST', path, { ...opened, language: 'en' })
  const counts = coordinatorCounts.parse(await (await get(routes.coordinatorCounts, await signedIn())).json())
  expect(counts.sectionsByLanguage.map(({ key, split, received }) => [key, split, received])).toEqual([
    ['sec_b_org', 'ar', 1],
    ['sec_b_org', 'en', 1],
  ])
  expect(counts.sectionsByChannel).toMatchObject([{ key: 'sec_b_org', split: 'qr', received: 2 }])
  expect(counts.progress.received).toBe(0)
  expect(await query('select * from answers')).toEqual([])
})

it('takes only words of the survey: nobody can write onto the desk', async () => {
  const { send } = await anApp()
  for (const wrong of [{ section: 'buy_this' }, { language: 'xx' }, { channel: 'import me' }, { who: 'me' }])
    expect((await send('POST', path, { ...opened, ...wrong })).status).toBe(400)
  expect((await send('POST', '/api/v1/surveys/none/sections', opened)).status).toBe(404)
})
