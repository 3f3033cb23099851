import type { Attachment } from '../../contract/attachment.ts'
import type { AnswerValue, Envelope } from '../../contract/submission.ts'
import type { OutboxFileRow } from '../../queue/index.ts'

/** As the control names them: no answer that somebody types or chooses looks so. */
const madeName = /^(?:photo|audio|video|file)-[0-9a-f]{12}\.[a-z0-9]{1,8}$/

/** Names in each envelope the files that its answers name, with their hashes, and brings the files. */
export async function nameFiles(
  sealed: readonly Envelope[],
  read: (name: string) => Promise<Uint8Array | null>,
  sha256Hex: (content: Uint8Array) => Promise<string>,
): Promise<{ readonly envelopes: readonly Envelope[]; readonly files: readonly OutboxFileRow[] }> {
  const files: OutboxFileRow[] = []
  const envelopes: Envelope[] = []
  for (const envelope of sealed) {
    const attachments: Attachment[] = []
    // Made on this device, a moment ago.
    const { answers } = JSON.parse(envelope.payload) as { answers: AnswerValue }
    for (const name of new Set(namesIn(answers))) {
      const content = await read(name)
      if (!content) continue
      const sha256 = await sha256Hex(content)
      attachments.push({ name, sha256, bytes: content.byteLength })
      files.push({ instanceId: envelope.instanceId, sha256, content })
    }
    envelopes.push(attachments.length > 0 ? { ...envelope, attachments } : envelope)
  }
  return { envelopes, files }
}

function namesIn(value: AnswerValue): readonly string[] {
  if (typeof value === 'string') return madeName.test(value) ? [value] : []
  const below: readonly AnswerValue[] = Array.isArray(value) ? value : Object.values(value)
  return below.flatMap(namesIn)
}
