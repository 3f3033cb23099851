import type { Field } from './merged-survey.ts'
import type { Passes } from './passes.ts'
import type { ExportPlan } from './plan-export.ts'
import type { ReadSubmission } from './read-submission.ts'

/**
 * The submissions as one JSON document, each with the answers nested as they were sent: nothing is neutralised, no
 * value rewritten. Questions of a class that is left out are taken out; so is, then, what nobody has classed.
 */
export async function* json(plan: ExportPlan, passes: Passes): AsyncGenerator<Uint8Array> {
  const keep = createFilter(plan)
  const { surveyId: survey, part, versions, leftOut } = plan
  const head = JSON.stringify({ survey, part, versions, leftOut: leftOut.map(({ name }) => name) })
  yield Buffer.from(`${head.slice(0, -1)},"submissions":[`)
  let separator = '\n'
  for await (const page of passes()) {
    let text = ''
    for (const submission of page) {
      text += separator + JSON.stringify(entryOf(submission, keep))
      separator = ',\n'
    }
    if (text !== '') yield Buffer.from(text)
  }
  yield Buffer.from('\n]}\n')
}

function entryOf({ kept, sent }: ReadSubmission, keep: (answers: unknown) => unknown): object {
  const answers = keep(sent ?? new TextDecoder().decode(kept.payload))
  return {
    instanceId: kept.instanceId,
    state: kept.state,
    receivedOn: kept.receivedOn,
    completedOn: kept.completedOn,
    formVersion: kept.formVersion,
    language: kept.language,
    channel: kept.channel,
    mode: kept.mode,
    workshop: kept.workshop,
    country: kept.country,
    usable: kept.usable,
    counted: kept.counted,
    organisation: kept.orgKey?.slice(0, 16) ?? null,
    reasons: kept.reasons,
    ...(kept.reviewState === null ? {} : { reviewState: kept.reviewState, edits: kept.editCount }),
    [sent ? 'answers' : 'unreadable']: answers,
  }
}

function createFilter({ tables, leftOut, query }: ExportPlan): (answers: unknown) => unknown {
  if (leftOut.length === 0 && query.special === 'yes' && query.personal === 'yes') return (answers) => answers
  const isIn = new Set(
    tables.flatMap(({ columns }) =>
      columns.flatMap(({ field }: { readonly field: Field | null }) => (field ? [field.name] : [])),
    ),
  )
  const filter = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(filter).filter((one) => one !== undefined)
    if (typeof value !== 'object' || value === null) return undefined
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, below]) => {
        const kept = typeof below === 'object' ? filter(below) : isIn.has(name) ? below : undefined
        return kept === undefined ? [] : [[name, kept]]
      }),
    )
  }
  return filter
}
