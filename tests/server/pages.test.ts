import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { loadForm } from '../../src/engine/index.ts'
import type { AppOptions } from '../../src/server/create-app.ts'
import { readStaticFiles } from '../../src/server/static-files.ts'
import { anApp } from '../support/an-app.ts'
import { aFolder } from '../support/each-store.ts'
import { form } from '../support/femig-survey.ts'

const inline = 'document.documentElement.dataset.early = "1"'
const script = 'console.log("a client that was built")'

function aBuild(): string {
  const folder = aFolder()
  for (const sub of ['assets', 'facilitator', 'withdraw', 'accessibility', 'coordinator', 'hub'])
    mkdirSync(join(folder, sub))
  const files = {
    'index.html': `<title>survey</title><script>${inline}</script><script type="module" src="/assets/survey-x1.js"></script>`,
    'facilitator/index.html': '<title>facilitator</title>',
    'withdraw/index.html': '<title>withdraw</title>',
    'accessibility/index.html': '<title>accessibility</title>',
    'coordinator/index.html': '<title>coordinator</title>',
    'hub/index.html': '<title>hub</title>',
    'service-worker.js': 'self.skipWaiting',
    'manifest.webmanifest': '{}',
    'assets/survey-x1.js': script,
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  writeFileSync(join(folder, 'assets/survey-x1.js.br'), brotliCompressSync(script))
  writeFileSync(join(folder, 'assets/survey-x1.js.gz'), gzipSync(script))
  return folder
}

const aServed = async () => anApp({ config: { files: readStaticFiles(aBuild()) } })

it.each([
  ['/', 'survey'],
  ['/?lang=ar', 'survey'],
  ['/w/mex_2025', 'survey'],
  ['/w/nobody_knows_this_one', 'survey'],
  ['/w/mex_2025/', 'survey'],
  ['/w/', 'survey'],
  ['/w', 'survey'],
  ['/w/MEX_2025', 'survey'],
  ['/w/%F0%9F%98%80', 'survey'],
  ['/w/%ff', 'survey'],
  [`/w/${'a'.repeat(5000)}`, 'survey'],
  ['/facilitator/', 'facilitator'],
  ['/facilitator/sheet', 'facilitator'],
  ['/withdraw/', 'withdraw'],
  ['/accessibility/', 'accessibility'],
  ['/hub/', 'hub'],
  ['/coordinator/', 'coordinator'],
  ['/coordinator/workshops', 'coordinator'],
])('serves %s with the page %s, asked for anew each time', async (path, title) => {
  const { get } = await aServed()
  const response = await get(path)
  expect(await response.text()).toContain(`<title>${title}</title>`)
  expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
  // Nothing of the desk stays behind on a machine that others use, not even for “Back”.
  expect(response.headers.get('Cache-Control')).toBe(path.startsWith('/coordinator/') ? 'no-store' : 'no-cache')
})

it('lets what carries a hash in its name be kept for a year, and the service worker not at all', async () => {
  const { get } = await aServed()
  expect((await get('/assets/survey-x1.js')).headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
  const worker = await get('/service-worker.js')
  expect([worker.headers.get('Cache-Control'), worker.headers.get('Content-Type')]).toEqual([
    'no-cache',
    'text/javascript; charset=utf-8',
  ])
})

it('sends the compressed form that the browser takes, and the plain one otherwise', async () => {
  const { get } = await aServed()
  const path = '/assets/survey-x1.js'
  const br = await get(path, { 'Accept-Encoding': 'gzip, deflate, br' })
  expect([br.headers.get('Content-Encoding'), br.headers.get('Vary')]).toEqual(['br', 'Accept-Encoding'])
  expect(brotliDecompressSync(Buffer.from(await br.arrayBuffer())).toString()).toBe(script)
  expect((await get(path, { 'Accept-Encoding': 'gzip' })).headers.get('Content-Encoding')).toBe('gzip')
  for (const accepted of ['', 'identity', 'br;q=0'])
    expect(await (await get(path, { 'Accept-Encoding': accepted })).text()).toBe(script)
})

it('says in a few bytes that nothing has changed', async () => {
  const { get } = await aServed()
  const etag = (await get('/')).headers.get('ETag') ?? ''
  const again = await get('/', { 'If-None-Match': etag })
  expect([again.status, await again.text()]).toEqual([304, ''])
  expect((await get('/', { 'If-None-Match': '"other"' })).status).toBe(200)
})

it('finds a short link that a phone began with a capital', async () => {
  const { get } = await aServed()
  const response = await get('/W/MEX_2025?lang=ar')
  expect([response.status, response.headers.get('Location')]).toEqual([308, '/w/MEX_2025?lang=ar'])
})

it('answers HEAD like GET, without a body', async () => {
  const { app } = await aServed()
  const response = await app.request('/', { method: 'HEAD' })
  expect([response.status, response.headers.get('Content-Type'), await response.text()]).toEqual([
    200,
    'text/html; charset=utf-8',
    '',
  ])
})

it('allows the inline scripts that the build left in its pages, and no other', async () => {
  const { get } = await aServed()
  const hash = createHash('sha256').update(inline).digest('base64')
  expect((await get('/')).headers.get('Content-Security-Policy')).toContain(`script-src 'self' 'sha256-${hash}';`)
})

it.each([
  '/assets/none.js',
  '/../package.json',
  '/w/../x',
  '/%2e%2e/package.json',
  '/assets/..%2findex.html',
  '/nothing',
])('has no file at %s', async (path) => {
  const { get } = await aServed()
  expect((await get(path)).status).toBe(404)
})

it('lets a page ask for the place only where a survey does', async () => {
  const policyOf = async (app: Awaited<ReturnType<typeof anApp>>) =>
    (await app.get('/healthz')).headers.get('Permissions-Policy')
  expect(await policyOf(await anApp())).toContain('geolocation=()')
  const placed = loadForm({
    ...form.definition,
    survey: [...form.definition.survey, { type: 'geopoint', name: 'spot' }],
  })
  if (placed.status !== 'ok') throw new Error('the survey with a place does not open')
  const surveys: AppOptions['surveys'] = [{ id: form.definition.id, forms: [placed.form], state: 'open' }]
  const policy = await policyOf(await anApp({ surveys }))
  expect(policy).toContain('geolocation=(self)')
  expect(policy).toContain('camera=()')
})

it('gives the camera to the facilitator’s page and to no other', async () => {
  const app = await anApp()
  const policyOf = async (path: string) => (await app.get(path)).headers.get('Permissions-Policy')
  expect(await policyOf('/facilitator/')).toContain('camera=(self)')
  for (const path of ['/', '/w/mex_2025', '/coordinator/', '/facilitators', '/api/v1/facilitator/'])
    expect(await policyOf(path)).toContain('camera=()')
})
