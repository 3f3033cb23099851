import { address, routes } from '../../contract/routes.ts'
import {
  type EditRequest,
  editOutcome,
  flaggedPage,
  type ReviewRequest,
  reviewedSubmission,
} from '../../contract/submission-review.ts'
import { callJson } from '../../http/index.ts'

const timeoutMs = 20_000

export const fetchFlagged = (url: string) => callJson({ method: 'GET', url, schema: flaggedPage, timeoutMs })

const query = (values: Readonly<Record<string, string>>): string => {
  const text = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== '')).toString()
  return text === '' ? '' : `?${text}`
}
const asked = (isWithSpecial: boolean) => ({ special: isWithSpecial ? 'yes' : '' })

/** @param content its hash; "" for the content that came first */
export const fetchSubmission = (id: string, content: string, isWithSpecial: boolean) =>
  callJson({
    method: 'GET',
    url: `${address(routes.coordinatorSubmission, { id })}${query({ content, ...asked(isWithSpecial) })}`,
    schema: reviewedSubmission,
    timeoutMs,
  })

export const review = (id: string, body: ReviewRequest, isWithSpecial: boolean) =>
  callJson({
    method: 'POST',
    url: `${address(routes.coordinatorReview, { id })}${query(asked(isWithSpecial))}`,
    body,
    schema: reviewedSubmission,
    timeoutMs,
  })

export const edit = (id: string, body: EditRequest, isWithSpecial: boolean) =>
  callJson({
    method: 'POST',
    url: `${address(routes.coordinatorEdits, { id })}${query(asked(isWithSpecial))}`,
    body,
    schema: editOutcome,
    timeoutMs,
  })
