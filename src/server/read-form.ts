import { problemResponse } from './problem-response.ts'

export type UploadedForm =
  | { readonly status: 'ok'; readonly file: Uint8Array; readonly json: unknown }
  | { readonly status: 'refused'; readonly response: Response }

/** Reads a form with a `file` and, in a field `mapping`, what was said about it as JSON. */
export async function readForm(request: Request, maxBytes: number): Promise<UploadedForm> {
  const type = request.headers.get('Content-Type') ?? ''
  if (!/^multipart\/form-data\s*;/i.test(type)) return refused(problemResponse('wrong_content_type'))
  const bytes = await readUpTo(request, maxBytes)
  if (bytes === null) return refused(problemResponse('body_too_large'))
  try {
    const form = await new Response(bytes, { headers: { 'Content-Type': type } }).formData()
    const file = form.get('file')
    const mapping = form.get('mapping')
    if (!(file instanceof Blob)) return refused(problemResponse('malformed_request'))
    return {
      status: 'ok',
      file: new Uint8Array(await file.arrayBuffer()),
      json: typeof mapping === 'string' ? JSON.parse(mapping) : null,
    }
  } catch {
    // No form, or no JSON in it; the parser's own message may quote what was sent.
    return refused(problemResponse('malformed_request'))
  }
}

const refused = (response: Response) => ({ status: 'refused' as const, response })

/** @returns null as soon as there is too much of it */
async function readUpTo(request: Request, maxBytes: number): Promise<Buffer<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > maxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
