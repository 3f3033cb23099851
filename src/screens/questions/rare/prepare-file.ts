import { usualMaxAttachmentBytes } from '../../../contract/attachment.ts'
import type { SurveyNode } from '../../../contract/definition.ts'
import { toHex } from '../../../sealing/hex.ts'
import { randomBytes } from '../../../sealing/random.ts'
import { parametersOf } from '../../respond/columns.ts'
import { shrinkPicture } from './shrink-picture.ts'

export type Prepared =
  | { readonly status: 'ready'; readonly name: string; readonly content: Uint8Array }
  | { readonly status: 'failed'; readonly why: 'large' | 'unreadable' }

/** Fine enough to read a document that was photographed. */
const pixelsOfDocuments = 4096

/** In bytes: what the question allows, and never more than what is usual. */
export function mostBytesOf(source: SurveyNode): number {
  const asked = Number(parametersOf(source)['max-bytes'] ?? Number.NaN)
  return asked > 0 ? Math.min(asked, usualMaxAttachmentBytes) : usualMaxAttachmentBytes
}

/**
 * A file as it will be sent: pictures drawn anew, all others as they are. Its name is made up here, for the one that it
 * had may say who or where.
 */
export async function prepareFile(file: File, source: SurveyNode): Promise<Prepared> {
  const mostBytes = mostBytesOf(source)
  const id = toHex(randomBytes(6))
  if (source.type === 'image' || file.type.startsWith('image/')) {
    const asked = Number(parametersOf(source)['max-pixels'] ?? 0)
    const mostPixels = asked > 0 ? asked : source.type === 'image' ? undefined : pixelsOfDocuments
    const content = await shrinkPicture(file, { mostBytes, ...(mostPixels === undefined ? {} : { mostPixels }) })
    return content ? { status: 'ready', name: `photo-${id}.jpg`, content } : { status: 'failed', why: 'unreadable' }
  }
  if (file.size > mostBytes) return { status: 'failed', why: 'large' }
  try {
    const content = new Uint8Array(await file.arrayBuffer())
    // An empty file says nothing, and has no place in the contract.
    if (content.byteLength === 0) return { status: 'failed', why: 'unreadable' }
    const [, ending = 'bin'] = /\.([a-z0-9]{1,8})$/.exec(file.name.toLowerCase()) ?? []
    return { status: 'ready', name: `${source.type}-${id}.${ending}`, content }
  } catch {
    // A file on a card that was taken out, or that another program holds.
    return { status: 'failed', why: 'unreadable' }
  }
}
