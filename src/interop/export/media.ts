import { streamZip, type ZipPart } from '../spreadsheet/stream-zip.ts'
import type { Passes } from './passes.ts'
import type { ExportPlan } from './plan-export.ts'
import type { Instance, ReadSubmission } from './read-submission.ts'

/** The files that have come to some submissions. */
export interface FileSource {
  readonly of: (
    instanceIds: readonly string[],
  ) => Promise<readonly { readonly instanceId: string; readonly name: string; readonly sha256: string }[]>
  /** Null where it is gone again. */
  readonly content: (instanceId: string, sha256: string) => Promise<Uint8Array | null>
}

const fileTypes: readonly string[] = ['image', 'audio', 'video', 'file']

/**
 * The files of an export as a zip, each under the submission's ID and the name that stands in its answers:
 * `media/<instance ID>/<name>`. Files of questions that the export leaves out stay out as well.
 */
export const media = (plan: ExportPlan, passes: Passes, files: FileSource): AsyncGenerator<Uint8Array> =>
  streamZip(entries(plan, passes, files))

async function* entries(plan: ExportPlan, passes: Passes, files: FileSource): AsyncGenerator<ZipPart> {
  const questions = new Set(
    plan.tables.flatMap(({ columns }) =>
      columns.flatMap(({ field }) => (field && fileTypes.includes(field.type) ? [field.name] : [])),
    ),
  )
  if (questions.size === 0) return
  for await (const page of passes()) {
    const named = new Map(page.map((submission) => [idOf(submission), namesIn(submission, questions)]))
    for (const { instanceId, name, sha256 } of await files.of([...named.keys()])) {
      if (!named.get(instanceId)?.has(name)) continue
      const content = await files.content(instanceId, sha256)
      if (content) yield { name: `media/${instanceId}/${name}`, content: () => whole(content) }
    }
  }
}

const idOf = ({ kept }: ReadSubmission): string => kept.instanceId

function namesIn(instance: Instance, questions: ReadonlySet<string>): Set<string> {
  const own = [...instance.answers].flatMap(([question, value]) => (questions.has(question) ? [value] : []))
  const below = [...instance.repeats.values()].flat().flatMap((one) => [...namesIn(one, questions)])
  return new Set([...own, ...below])
}

async function* whole(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content
}
