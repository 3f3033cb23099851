import { countedPart } from '../contract/submission.ts'
import type { AnswerChange, EditOutcome, EditRequest } from '../contract/submission-review.ts'
import type { StoredSubmission } from '../store/steering-store.ts'
import { type AppParts, dayOf } from './app-parts.ts'
import type { Caller } from './caller.ts'
import { editAnswers } from './edit-answers.ts'
import { brokenRules, factsOf, isBrokenRule } from './judge-envelope.ts'
import { onlyClasses } from './only-classes.ts'
import { problemResponse } from './problem-response.ts'
import type { PublishedSurvey } from './published-survey.ts'
import { record } from './record.ts'
import { answersOfVersion, formOf } from './show-submission.ts'

/** Checks an edit by the rules of the questionnaire and, unless it is a trial, adds it as the newest version. */
export async function editSubmission(
  stored: StoredSubmission,
  { sha256, seen, comment, isTrial, answers: edits }: EditRequest,
  caller: Caller,
  isWithSpecial: boolean,
  parts: AppParts,
): Promise<EditOutcome | Response> {
  const { store, surveys, check, now } = parts
  const { instanceId, edits: version } = stored.row
  const survey = surveys.find(({ id }) => id === stored.surveyId)
  const form = formOf(survey, stored)
  const answers = answersOfVersion(stored, version)
  if (!survey || !form || !answers) return problemResponse('not_editable')
  const completedOn = stored.kept.completedOn ?? stored.kept.receivedOn
  const isUsable = stored.kept.usable
  const edited = editAnswers(answers, edits, { form, part: countedPart, completedOn, isUsable, check })
  if (edited.status === 'unknown')
    return problemResponse('malformed_request', { errors: [{ pointer: edited.path, message: 'no such question' }] })
  const outcome = {
    changes: edited.changes.filter((change) => mayShow(survey, isWithSpecial, change)),
    broken: [...edited.broken],
  }
  if (isTrial) {
    const details = { special: isWithSpecial, version }
    await record(parts, caller, { action: 'submission_read', subject: instanceId, details })
    return { isSaved: false, ...outcome }
  }
  if (edited.broken.length > 0)
    return problemResponse('answers_break_rules', {
      errors: edited.broken.map(({ path, rule }) => ({ pointer: path, message: rule })),
    })
  // Nothing to keep: a version that is the same as the one before would only send it back to be looked at.
  if (edited.changes.length === 0) return { isSaved: false, ...outcome }
  const reasons = [
    ...stored.row.reasons.filter((reason) => !isBrokenRule(reason)),
    ...brokenRules(form, { part: countedPart, completedOn }, edited.answers, check),
  ]
  const facts = {
    ...factsOf(form, { part: countedPart, usable: edited.isUsable }, edited.answers),
    usable: edited.isUsable,
    reasons,
  }
  const time = now()
  const deed = { instanceId, sha256, seen, who: caller.name, at: time.getTime(), comment: comment.trim() }
  const payload = Buffer.from(JSON.stringify({ answers: edited.answers }))
  const result = await store.edit(deed, payload, facts, dayOf(time))
  if (result !== 'done') return problemResponse(result === 'unknown' ? 'unknown_submission' : 'changed_meanwhile')
  const details = { version: version + 1, questions: edited.changes.length }
  await record(parts, caller, { action: 'submission_edited', subject: instanceId, details })
  return { isSaved: true, ...outcome }
}

/** Whether the class of the question lets its answers be shown to somebody who did not ask for special categories. */
function mayShow(survey: PublishedSurvey, isWithSpecial: boolean, { question }: AnswerChange): boolean {
  const filter = onlyClasses(survey, { personal: true, special: isWithSpecial })
  return question in filter({ [question]: '' })
}
