import type { ProblemCode } from '../contract/problem.ts'
import { newReviewer, signed, signing, textCheck, textList, textReviewer } from '../contract/texts.ts'
import type { Operation } from './openapi.ts'

export const textSchemas = {
  TextList: textList,
  TextCheck: textCheck,
  TextReviewer: textReviewer,
  NewReviewer: newReviewer,
  Signing: signing,
  Signed: signed,
}

const session: readonly ProblemCode[] = ['not_signed_in', 'not_permitted']
const write: readonly ProblemCode[] = [...session, 'wrong_origin']
const json: readonly ProblemCode[] = [
  ...write,
  'wrong_content_type',
  'body_too_large',
  'malformed_json',
  'malformed_request',
]
const upload: readonly ProblemCode[] = [
  ...write,
  'wrong_content_type',
  'body_too_large',
  'malformed_request',
  'unknown_language',
  'not_a_reviewer',
  'unreadable_texts',
  'not_on_a_hub',
]

/** The words of the app: what state they are in, who stands for them, what translators suggest. */
export const textOperations: readonly Operation[] = [
  {
    route: 'coordinatorTranslatedTexts',
    method: 'get',
    summary:
      'Every text in every language: where it is read, whether it is stale, who has signed it off, what is suggested',
    reply: 'TextList',
    problems: session,
  },
  {
    route: 'coordinatorTextFile',
    method: 'get',
    summary:
      'Take out a language: xliff or csv for translators, review for review.json, files for the suggestions as files of words',
    problems: [...session, 'unknown_language', 'unknown_format'],
  },
  {
    route: 'coordinatorTextReviewer',
    method: 'put',
    summary: 'Name an account as a reviewer of a language',
    body: 'NewReviewer',
    reply: 'TextReviewer',
    problems: [...json, 'unknown_language', 'unknown_person'],
  },
  {
    route: 'coordinatorTextReviewer',
    method: 'delete',
    summary: 'A reviewer no more; what was signed off stays',
    status: 204,
    problems: [...write, 'unknown_person'],
  },
  {
    route: 'coordinatorTextSignatures',
    method: 'post',
    summary: 'Sign texts off, or take it back; only a reviewer of the language, and only what still says what she read',
    body: 'Signing',
    reply: 'Signed',
    problems: [...json, 'unknown_language', 'not_a_reviewer', 'text_changed', 'not_on_a_hub'],
  },
  {
    route: 'coordinatorTextCheck',
    method: 'post',
    summary: 'What a translated file in the field "file" of a form would change, and what is wrong with it',
    reply: 'TextCheck',
    problems: upload,
  },
  {
    route: 'coordinatorTextSuggestions',
    method: 'post',
    summary: 'Keep what a translated file changes as suggestions, all of it or nothing; the app stays as it is',
    reply: 'TextCheck',
    problems: upload,
  },
  {
    route: 'coordinatorTextSuggestion',
    method: 'delete',
    summary: 'Discard what is suggested for a text',
    status: 204,
    problems: [...write, 'unknown_text'],
  },
]
