import type { ImportFinding } from '../../contract/imports.ts'
import type { Answers } from '../../contract/submission.ts'
import { createSession, type Form } from '../../engine/index.ts'
import type { CellReading } from './choice-reader.ts'
import type { ImportableQuestion } from './importable.ts'

/** One answer of a row, and the heading it came from; null for what was said of every row. */
export interface GivenAnswer {
  readonly to: ImportableQuestion
  readonly reading: CellReading
  readonly heading: string | null
}

export interface AnsweredRow {
  readonly isEligible: boolean
  readonly isUsable: boolean
  readonly parts: Readonly<Record<string, Answers>>
  readonly findings: readonly Omit<ImportFinding, 'row'>[]
}

interface Facts {
  readonly completedOn: string
  readonly language: string
  readonly workshop: string | null
}

/** Answers the survey as the row says, by the survey's own rules, and tells what of the row did not become an answer. */
export function answerRow(form: Form, given: readonly GivenAnswer[], facts: Facts): AnsweredRow {
  const session = createSession(form, {
    now: new Date(`${facts.completedOn}T12:00:00Z`),
    timeZone: 'UTC',
    seed: 1,
    hidden: {
      workshop_code: facts.workshop ?? '',
      source_channel: 'import',
      ui_language: facts.language,
      form_version: form.definition.version,
    },
  })
  // What is answered first may decide whether the rest is asked; what is not asked keeps what was entered.
  for (const { to, reading } of given) if (reading.value !== '') session.set(to.path, reading.value)
  const findings: Omit<ImportFinding, 'row'>[] = []
  for (const { to, reading, heading } of given) {
    const find = (kind: ImportFinding['kind']) => findings.push({ kind, column: heading, question: to.question.name })
    if (reading.isUnknown) find('unknown_choice')
    if (reading.value === '') continue
    const node = session.node(to.path)
    if (!node?.relevant) find('not_asked')
    else if (node.violation === 'type' || node.value === '') find('not_understood')
    else if (node.violation === 'constraint') find('constraint')
  }
  const isEligible = session.canSubmit()
  if (isEligible)
    for (const { path, violation } of session.violations())
      if (violation === 'required')
        findings.push({ kind: 'required', column: null, question: path.slice(path.lastIndexOf('/') + 1) })
  return { isEligible, isUsable: session.isUsable(), parts: session.toSubmission(), findings }
}
