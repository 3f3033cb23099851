import * as z from 'zod/mini'
import { maxBodyBytes } from '../contract/limits.ts'
import { problemResponse } from './problem-response.ts'

export type Body<T> =
  | { readonly status: 'ok'; readonly value: T }
  | { readonly status: 'refused'; readonly response: Response }

/**
 * Reads a request as JSON of one shape; everything else becomes the problem to answer with.
 * Compressed bodies are refused, because a few kilobytes of them can unfold to gigabytes.
 */
export async function readBody<T>(request: Request, schema: z.ZodMiniType<T>): Promise<Body<T>> {
  const type = request.headers.get('Content-Type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type) || !isPlain(request))
    return refused(problemResponse('wrong_content_type'))
  // A phone that loses its network in the middle of a body is an ordinary day; nobody is left to read the answer.
  const bytes = await readBytes(request, maxBodyBytes).catch(() => new Uint8Array())
  if (bytes === null) return refused(problemResponse('body_too_large'))
  const json = parseJson(bytes)
  if (json.status === 'malformed') return refused(problemResponse('malformed_json'))
  const parsed = z.safeParse(schema, json.value)
  if (parsed.success) return { status: 'ok', value: parsed.data }
  return refused(
    problemResponse('malformed_request', {
      errors: parsed.error.issues.map(({ path, code }) => ({ pointer: pointer(path), message: code })),
    }),
  )
}

const refused = (response: Response) => ({ status: 'refused' as const, response })

/** Not compressed: a few kilobytes of that can unfold to gigabytes. */
export function isPlain(request: Request): boolean {
  const encoding = request.headers.get('Content-Encoding')
  return encoding === null || encoding.toLowerCase() === 'identity'
}

/** @returns null as soon as there is too much of it */
export async function readBytes(request: Request, most: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get('Content-Length') ?? 0) > most) return null
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body) {
    size += chunk.byteLength
    if (size > most) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function parseJson(bytes: Uint8Array): { status: 'ok'; value: unknown } | { status: 'malformed' } {
  try {
    return { status: 'ok', value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch {
    // Neither UTF-8 nor JSON: the parser's own message quotes the text, so it goes no further.
    return { status: 'malformed' }
  }
}

/** Only names that the schemas know get here: keys of the sender's own are reported at the object that holds them. */
const pointer = (path: readonly PropertyKey[]) => path.map((step) => `/${String(step)}`).join('')
