import { skippedQuestions, steeringTarget, targetChange, targetList } from '../contract/steering.ts'
import {
  editOutcome,
  editRequest,
  flaggedPage,
  reviewedSubmission,
  reviewRequest,
} from '../contract/submission-review.ts'
import type { Operation } from './openapi.ts'
import { body, session, write } from './openapi-common.ts'

export const steeringSchemas = {
  TargetList: targetList,
  TargetChange: targetChange,
  SteeringTarget: steeringTarget,
  SkippedQuestions: skippedQuestions,
  FlaggedPage: flaggedPage,
  ReviewedSubmission: reviewedSubmission,
  ReviewRequest: reviewRequest,
  EditRequest: editRequest,
  EditOutcome: editOutcome,
}

const special = { special: '"yes" for questions of special category as well' }

/** Goals, which responses to look at, and what is said of them. */
export const steeringOperations: readonly Operation[] = [
  {
    route: 'coordinatorTargets',
    method: 'get',
    summary: 'Goals by language, country, region and workshop, in usable responses',
    reply: 'TargetList',
    problems: session,
  },
  {
    route: 'coordinatorTarget',
    method: 'put',
    summary: 'Set a goal; noted in the audit log with the one before',
    body: 'TargetChange',
    reply: 'SteeringTarget',
    problems: [...body, ...write, 'not_found'],
  },
  {
    route: 'coordinatorTarget',
    method: 'delete',
    summary: 'Take a goal back',
    status: 204,
    problems: [...write, 'not_found'],
  },
  {
    route: 'coordinatorSkipped',
    method: 'get',
    summary: 'How often each question was asked, skipped or declined, by language',
    reply: 'SkippedQuestions',
    problems: session,
  },
  {
    route: 'coordinatorFlagged',
    method: 'get',
    summary:
      'Responses to look at, with counts per flag and review state: follow `next` until it is null. No answers stand in it.',
    query: {
      survey: 'Its id; the first survey where absent',
      kind: 'One flag, "any" or "all"; "any" where absent. Responses of the same organisation lie side by side under their flag',
      review: 'Review states by commas; "received,hasIssues" where absent',
      limit: 'Rows of a page, 1 to 200; 50 where absent',
      after: 'Made by `next`: the last row that you have',
    },
    reply: 'FlaggedPage',
    problems: [...session, 'unknown_survey', 'malformed_request'],
  },
  {
    route: 'coordinatorSubmission',
    method: 'get',
    summary: 'One response: its newest answers, its versions and what was said of it; noted in the audit log',
    query: {
      content: 'Its sha256, where several contents came under one instance ID; the first where absent',
      ...special,
    },
    reply: 'ReviewedSubmission',
    problems: [...session, 'unknown_submission'],
  },
  {
    route: 'coordinatorReview',
    method: 'post',
    summary:
      'Set a review state, or comment. Approving lets a quarantined response count; rejecting leaves every count and export as it is, until a filter asks otherwise. Noted in the audit log',
    query: special,
    body: 'ReviewRequest',
    reply: 'ReviewedSubmission',
    problems: [...body, ...write, 'unknown_submission', 'changed_meanwhile'],
  },
  {
    route: 'coordinatorEdits',
    method: 'post',
    summary:
      'Correct answers in a new version, checked by the rules of the questionnaire; what was received stays. The state goes back to "received". Noted in the audit log',
    query: special,
    body: 'EditRequest',
    reply: 'EditOutcome',
    problems: [...body, ...write, 'unknown_submission', 'changed_meanwhile', 'not_editable', 'answers_break_rules'],
  },
]
