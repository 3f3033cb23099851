import { problemShape } from '../contract/phone-replies.ts'
import type { CallResult } from './call-result.ts'
import { retryAfterMs } from './retry-after.ts'

/** Any zod schema; named by what is used of it, so that both zod and zod/mini fit. */
export type Schema<Body> = {
  safeParse(input: unknown): { readonly success: true; readonly data: Body } | { readonly success: false }
}

export type Call<Body> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  /** Sent as JSON; a form as a form, a file as its bytes. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly schema: Schema<Body>
  /** The only status with which the endpoint says yes here; any 2xx where absent. */
  readonly yesStatus?: number
  /** Until the last byte of the reply. */
  readonly timeoutMs: number
  readonly signal?: AbortSignal
}

/** One JSON call to the endpoint. Never rejects, and never follows a redirect: the endpoint sends none, portals do. */
export async function callJson<Body>(call: Call<Body>): Promise<CallResult<Body>> {
  // AbortSignal.timeout and .any are younger than the oldest browser that we serve.
  const controller = new AbortController()
  const abort = () => controller.abort()
  const timer = setTimeout(abort, call.timeoutMs)
  call.signal?.addEventListener('abort', abort)
  if (call.signal?.aborted) abort()
  try {
    return await interpret(await fetch(call.url, request(call, controller.signal)), call)
  } catch {
    return { status: 'unreachable' }
  } finally {
    clearTimeout(timer)
    call.signal?.removeEventListener('abort', abort)
  }
}

function request<Body>({ method, body, headers }: Call<Body>, signal: AbortSignal): RequestInit {
  // A file goes as it is; the type of a form names a boundary that only the browser knows.
  const isRaw = body instanceof FormData || body instanceof Blob
  return {
    method,
    headers: {
      Accept: 'application/json',
      ...(body === undefined || isRaw ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
    redirect: 'manual',
    credentials: 'same-origin',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal,
  }
}

async function interpret<Body>(response: Response, { schema, yesStatus }: Call<Body>): Promise<CallResult<Body>> {
  // No content is an answer too, where the schema expects none.
  if (response.status === 204) {
    const nothing = schema.safeParse(undefined)
    if (nothing.success) return { status: 'ok', body: nothing.data }
  }
  const notOurs = {
    status: 'not-ours',
    httpStatus: response.status,
    retryAfterMs: retryAfterMs(response.headers),
  } as const
  const type = (response.headers.get('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json' && type !== 'application/problem+json') return notOurs

  const text = await response.text()
  const json = parse(text)
  const isYes = yesStatus === undefined ? response.ok : response.status === yesStatus
  if (isYes && type === 'application/json') {
    const body = schema.safeParse(json)
    return body.success ? { status: 'ok', body: body.data } : notOurs
  }
  const said = problemShape.safeParse(json)
  if (response.ok || !said.success) return notOurs
  return { ...notOurs, status: 'problem', problem: said.data }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
