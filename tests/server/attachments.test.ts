import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { loadForm } from '../../src/engine/index.ts'
import { sniffType } from '../../src/server/sniff-type.ts'
import { aValidEnvelope } from '../support/a-valid-envelope.ts'
import { anApp, type TestApp } from '../support/an-app.ts'
import { form } from '../support/femig-survey.ts'

const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')
const jpeg = Buffer.from('\xff\xd8\xff\xe0 nothing of a picture', 'latin1')

function withFiles(...contents: readonly Uint8Array[]) {
  const attachments = contents.map((content, index) => ({
    name: `file ${index}.jpg`,
    sha256: hashOf(content),
    bytes: content.byteLength,
  }))
  return { ...aValidEnvelope({ workshop: 'mex_2025' }), attachments }
}

const put = (app: TestApp['app'], id: string, sha256: string, body: Uint8Array, headers: Record<string, string> = {}) =>
  app.request(`/api/v1/submissions/${id}/attachments/${sha256}`, { method: 'PUT', body: new Uint8Array(body), headers })

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code // a problem has one

it('says which files are missing until each has come, however often envelope and files are sent', async () => {
  const { app, submit, query } = await anApp()
  const other = Buffer.from('another file')
  const envelope = withFiles(jpeg, other)
  expect(await submit(envelope)).toMatchObject([{ state: 'stored', missing: [hashOf(jpeg), hashOf(other)].sort() }])
  const reply = await put(app, envelope.instanceId.toUpperCase(), hashOf(jpeg), jpeg)
  expect(await reply.json()).toEqual({
    instanceId: envelope.instanceId.toUpperCase(),
    sha256: hashOf(jpeg),
    state: 'stored',
  })
  expect(await submit(envelope)).toMatchObject([{ state: 'duplicate', missing: [hashOf(other)] }])
  const replies = await Promise.all([1, 2, 3].map(() => put(app, envelope.instanceId, hashOf(other), other)))
  const states = await Promise.all(replies.map(async (one) => ((await one.json()) as { state: string }).state))
  expect(states.sort()).toEqual(['duplicate', 'duplicate', 'stored'])
  const [last] = await submit(envelope)
  expect(last).toMatchObject({ state: 'duplicate' })
  expect(last).not.toHaveProperty('missing')
  expect(await query('select type from attachments order by type')).toEqual([
    { type: 'application/octet-stream' },
    { type: 'image/jpeg' },
  ])
})

it('takes nothing that no envelope has named, nor other bytes than those', async () => {
  const { app, submit } = await anApp()
  const envelope = withFiles(jpeg)
  expect(await codeOf(await put(app, envelope.instanceId, hashOf(jpeg), jpeg))).toBe('unknown_attachment')
  await submit(envelope)
  const damaged = Buffer.from(jpeg)
  damaged[9] = 0
  for (const content of [damaged, jpeg.subarray(0, 5), Buffer.concat([jpeg, jpeg])])
    expect(await codeOf(await put(app, envelope.instanceId, hashOf(jpeg), content))).toBe('attachment_changed')
  expect((await put(app, envelope.instanceId, hashOf(jpeg), jpeg, { 'Content-Encoding': 'gzip' })).status).toBe(415)
  expect((await put(app, envelope.instanceId, 'nonsense', jpeg)).status).toBe(404)
})

it('keeps the answers whatever is wrong with the list of files', async () => {
  const { submit } = await anApp()
  const list = [{ name: '../a.jpg', sha256: hashOf(jpeg), bytes: 1 }]
  expect(
    await submit({ ...aValidEnvelope(), attachments: list }, { ...aValidEnvelope(), attachments: [] }),
  ).toMatchObject([
    { state: 'quarantined', reason: 'bad_attachments' },
    { state: 'quarantined', reason: 'bad_attachments' },
  ])
})

it('holds to the limits of whoever runs the server, and says which', async () => {
  const { app, submit } = await anApp({ config: { attachments: { maxBytes: 30, quotaBytes: 60 } } })
  const files = [Buffer.alloc(31, 1), Buffer.alloc(30, 2), Buffer.alloc(30, 3), Buffer.alloc(1, 4)]
  const envelope = withFiles(...files)
  await submit(envelope)
  const replies = []
  for (const content of files) replies.push(await put(app, envelope.instanceId, hashOf(content), content))
  expect(replies.map(({ status }) => status)).toEqual([413, 200, 200, 507])
  expect(replies[3]?.headers.get('Retry-After')).toBe('3600')
  expect(await codeOf(replies[0] as Response)).toBe('attachment_too_large')
})

it('is asked for no file by surveys that have none', async () => {
  const { submit } = await anApp()
  const [result] = await submit(aValidEnvelope())
  expect(result).not.toHaveProperty('missing')
})

it('tells what a file is by its first bytes', () => {
  const bytes = (text: string) => Buffer.from(text, 'latin1')
  expect(sniffType(bytes('\x89PNG\r\n\x1a\n…'))).toBe('image/png')
  expect(sniffType(bytes('RIFF1234WEBPVP8 '))).toBe('image/webp')
  expect(sniffType(bytes('\0\0\0 ftypisom'))).toBe('video/mp4')
  for (const active of ['<svg onload="alert(1)">', '<!doctype html>', 'MZ', ''])
    expect(sniffType(bytes(active))).toBe('application/octet-stream')
})

it('lets an analyst take out the files, by submission, and nobody else; questions that are left out keep theirs', async () => {
  const survey = [
    ...form.definition.survey,
    { type: 'image', name: 'place' } as const,
    { type: 'image', name: 'face', class: 'special-category' } as const,
  ]
  const loaded = loadForm({ ...form.definition, survey })
  if (loaded.status !== 'ok') throw new Error('the survey with pictures does not open')
  const app = await anApp({ surveys: [{ id: form.definition.id, forms: [loaded.form], state: 'open' }] })
  const face = Buffer.from('\x89PNG\r\n\x1a\n a face', 'latin1')
  const named = withFiles(jpeg, face)
  const { answers } = JSON.parse(named.payload) as { answers: object }
  const payload = JSON.stringify({ answers: { ...answers, place: 'file 0.jpg', face: 'file 1.jpg' } })
  const envelope = { ...named, payload }
  await app.submit(envelope)
  for (const content of [jpeg, face]) await put(app.app, envelope.instanceId, hashOf(content), content)
  const address = '/api/v1/coordinator/exports/answers/media'
  expect((await app.get(address)).status).toBe(401)
  expect((await app.get(address, await app.signedIn('viewer', 'Vera'))).status).toBe(403)
  const analyst = await app.signedIn('analyst', 'Ana')
  const reply = await app.get(address, analyst)
  expect(reply.headers.get('Content-Disposition')).toMatch(/^attachment; filename=".+-media-.+\.zip"$/)
  expect(reply.headers.get('X-Content-Type-Options')).toBe('nosniff')
  const files = unzipSync(new Uint8Array(await reply.arrayBuffer()))
  expect(Object.keys(files)).toEqual([`media/${envelope.instanceId}/file 0.jpg`])
  expect(Buffer.from(Object.values(files)[0] ?? [])).toEqual(jpeg)
  const all = unzipSync(new Uint8Array(await (await app.get(`${address}?special=yes`, analyst)).arrayBuffer()))
  expect(Object.keys(all)).toHaveLength(2)
  expect((await app.store.auditLog(null, 1))[0]).toMatchObject({ action: 'data_taken', subject: 'answers media' })
  const outline = await (await app.get('/api/v1/coordinator/exports/count', analyst)).json()
  expect(outline).toMatchObject({ hasFiles: true })
})
