import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Behaviour, RigLog, RigPlan } from './rig-plan.ts'

type Rig = {
  plan: RigPlan
  requests: RigLog['requests'][number][]
  kept: Map<string, string>
  withdrawn: Set<string>
  /** instance ID -> hashes of the files that its envelope named and that have come */
  files: Map<string, Set<string>>
  held: (() => void)[]
}

type Sent = { instanceId: string; part: string; payload: string; attachments?: { sha256: string }[] }

const rigs = new Map<string, Rig>()

/** Listens on a free port of 127.0.0.1. */
export async function startFaultServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a TCP server has no other kind of address
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${port}`, stop }
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('Access-Control-Allow-Origin', '*')
  response.setHeader('Access-Control-Allow-Headers', '*')
  response.setHeader('Access-Control-Allow-Methods', '*')
  response.setHeader('Access-Control-Expose-Headers', 'Retry-After, Date')
  if (request.method === 'OPTIONS') return void response.writeHead(204).end()

  const [, kind, id = '', ...rest] = (request.url ?? '').split('/')
  const body = await textOf(request)
  if (kind === 'rigs' && request.method === 'POST' && id === '') {
    const newId = randomUUID()
    // our own tests send it
    const plan = JSON.parse(body) as RigPlan
    rigs.set(newId, { plan, requests: [], kept: new Map(), withdrawn: new Set(), files: new Map(), held: [] })
    return json(response, 201, { id: newId })
  }
  const rig = rigs.get(id)
  if (!rig) return json(response, 404, {})
  if (kind === 'rigs' && request.method === 'PUT') {
    rig.plan = JSON.parse(body) as RigPlan // our own tests send it
    return json(response, 200, {})
  }
  if (kind === 'rigs' && rest[0] === 'release') {
    for (const go of rig.held.splice(0)) go()
    return json(response, 200, {})
  }
  if (kind === 'rigs') {
    const { requests, kept, withdrawn, files } = rig
    return json(response, 200, {
      requests,
      kept: Object.fromEntries(kept),
      withdrawn: [...withdrawn],
      files: Object.fromEntries([...files].map(([instanceId, hashes]) => [instanceId, [...hashes]])),
    })
  }
  const [, instanceId, sha256] = /\/submissions\/([^/]+)\/attachments\/(\w+)$/.exec(request.url ?? '') ?? []
  if (request.method === 'PUT' && instanceId && sha256) return file(rig, { instanceId, sha256 }, body, response)
  await endpoint(rig, body, response)
}

/** Only what is there whole is kept. */
function file(rig: Rig, which: { instanceId: string; sha256: string }, body: string, response: ServerResponse): void {
  const { instanceId, sha256 } = which
  const { first = [], always = 'ok' } = rig.plan
  const behaviour = first[rig.requests.length] ?? always
  rig.requests.push({ instanceIds: [instanceId], parts: ['file'], bytes: Buffer.byteLength(body), receiptHash: null })
  if (behaviour !== 'ok' && behaviour !== 'cut-after-commit') return misbehave(behaviour, response)
  if (createHash('sha256').update(body).digest('hex') !== sha256) return problem(response, 400, 'attachment_changed')
  const known = rig.files.get(instanceId)
  if (!known) return problem(response, 404, 'unknown_attachment')
  known.add(sha256)
  if (behaviour === 'cut-after-commit') return void response.destroy()
  json(response, 200, { instanceId, sha256, state: 'stored' })
}

async function endpoint(rig: Rig, body: string, response: ServerResponse): Promise<void> {
  // What our own tests hand over: submissions, or one withdrawal.
  const { submissions: sent = [], receiptHash = null } = JSON.parse(body || '{}') as {
    submissions?: Sent[]
    receiptHash?: string
  }
  const {
    first = [],
    always = 'ok',
    chokesOn = [],
    maxBytes = Number.POSITIVE_INFINITY,
    tooLarge = '413',
    isHeld = false,
  } = rig.plan
  const behaviour = first[rig.requests.length] ?? always
  rig.requests.push({
    instanceIds: sent.map(({ instanceId }) => instanceId),
    parts: [...new Set(sent.map(({ part }) => part))],
    bytes: Buffer.byteLength(body),
    receiptHash,
  })
  if (isHeld) await new Promise<void>((go) => rig.held.push(go))
  if (Buffer.byteLength(body) > maxBytes) return misbehave(tooLarge, response)
  if (sent.some(({ instanceId }) => chokesOn.includes(instanceId))) return misbehave('500', response)
  if (receiptHash !== null) return withdraw(rig, receiptHash, behaviour, response)
  const results = () => sent.map((submission) => keep(rig, submission))
  switch (behaviour) {
    case 'ok':
      return json(response, 200, { results: results() })
    case 'cut-after-commit':
      results()
      return void response.destroy()
    case 'json-as-html':
      response.setHeader('Content-Type', 'text/html')
      return void response.end(JSON.stringify({ results: results() }))
    case 'half-json':
      return json(response, 200, JSON.stringify({ results: results() }).slice(0, -8))
    case 'truncated': {
      const text = JSON.stringify({ results: results() })
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': text.length })
      response.write(text.slice(0, text.length / 2), () => response.destroy())
      return
    }
    case 'wrong-sha':
      return json(response, 200, { results: results().map((result) => ({ ...result, sha256: '0'.repeat(64) })) })
    case 'other-id':
      return json(response, 200, { results: results().map((result) => ({ ...result, instanceId: randomUUID() })) })
    case 'unknown-state':
      return json(response, 200, { results: results().map((result) => ({ ...result, state: 'lovely' })) })
    case 'refused':
      return json(response, 200, { results: sent.map(({ instanceId }) => refusal(instanceId)) })
    default:
      return misbehave(behaviour, response)
  }
}

/** What is wrong with the reply to a submission is, where it can be, wrong with the reply to a withdrawal. */
function withdraw(rig: Rig, receiptHash: string, behaviour: Behaviour, response: ServerResponse): void {
  const yes = JSON.stringify({ status: 'accepted' })
  switch (behaviour) {
    case 'ok':
      rig.withdrawn.add(receiptHash)
      return json(response, 202, yes)
    case 'cut-after-commit':
      rig.withdrawn.add(receiptHash)
      return void response.destroy()
    case 'json-as-html':
      return html(response, 202, yes)
    case 'half-json':
      return json(response, 202, yes.slice(0, -3))
    case 'truncated':
      response.writeHead(202, { 'Content-Type': 'application/json', 'Content-Length': yes.length })
      response.write(yes.slice(0, 5), () => response.destroy())
      return
    case 'unknown-state':
      return json(response, 202, { status: 'lovely' })
    case 'wrong-sha':
    case 'other-id':
    case 'refused':
      return json(response, 200, yes)
    default:
      return misbehave(behaviour, response)
  }
}

const refusal = (instanceId: string | null) => ({
  instanceId,
  sha256: null,
  state: 'refused',
  receivedOn: null,
  reason: 'not_an_envelope',
})

function keep(rig: Rig, { instanceId, payload, attachments = [] }: Sent) {
  if (rig.plan.refuses?.includes(instanceId)) return refusal(instanceId)
  const sha256 = createHash('sha256').update(payload).digest('hex')
  const before = rig.kept.get(instanceId)
  rig.kept.set(instanceId, before ?? sha256)
  const state = before === undefined ? 'stored' : before === sha256 ? 'duplicate' : 'conflict'
  const here = rig.files.get(instanceId) ?? new Set()
  if (attachments.length > 0) rig.files.set(instanceId, here)
  const missing = attachments.flatMap((one) => (here.has(one.sha256) ? [] : [one.sha256]))
  return { instanceId, sha256, state, receivedOn: '2026-12-03', ...(missing.length > 0 ? { missing } : {}) }
}

const signIn = '<!doctype html><title>Welcome to Hotel Wi-Fi</title>'

function misbehave(behaviour: Exclude<Behaviour, 'ok'>, response: ServerResponse): void {
  switch (behaviour) {
    case 'portal':
      return html(response, 200, signIn)
    case 'portal-json':
      return json(response, 200, { login: 'required' })
    case 'redirect':
      return void response.writeHead(302, { Location: '/elsewhere' }).end()
    case 'empty':
      return void response.writeHead(200).end()
    case 'no-results':
      return json(response, 200, { results: [] })
    case '413-html':
      return html(response, 413, '<h1>413 Request Entity Too Large</h1>')
    case '502-html':
      return html(response, 502, '<h1>502 Bad Gateway</h1>')
    case 'cut-before':
      return void response.destroy()
    case '429':
      response.setHeader('Retry-After', '7')
      return problem(response, 429, 'too_many_attempts')
    case '400':
      return problem(response, 400, 'malformed_request')
    case '404':
      return problem(response, 404, 'not_found')
    case '413':
      return problem(response, 413, 'body_too_large')
    case '500':
      return problem(response, 500, 'internal')
    default:
      return problem(response, 503, 'storage_unavailable')
  }
}

function problem(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'Content-Type': 'application/problem+json' })
  response.end(JSON.stringify({ type: 'about:blank', title: code, status, code }))
}

function html(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/html' }).end(text)
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer) // a request without encoding gives Buffers
  return Buffer.concat(chunks).toString('utf8')
}
