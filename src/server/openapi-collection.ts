import * as z from 'zod/mini'
import { attachmentReply } from '../contract/attachment.ts'
import { progress } from '../contract/counts.ts'
import { deviceHeartbeat, serverTime } from '../contract/device.ts'
import { hubMirror, hubStatus } from '../contract/hub.ts'
import { submissionsReply, withdrawalReply, withdrawalRequest } from '../contract/receipt.ts'
import { receivedEnvelope } from '../contract/received-envelope.ts'
import { sectionOpened } from '../contract/section-opened.ts'
import { surveyInfo } from '../contract/survey-info.ts'
import type { Operation } from './openapi.ts'
import { body } from './openapi-common.ts'

export const collectionSchemas = {
  SurveyInfo: surveyInfo,
  Progress: progress,
  SubmissionsRequest: z.object({ submissions: z.array(receivedEnvelope).check(z.minLength(1), z.maxLength(100)) }),
  SubmissionsReply: submissionsReply,
  AttachmentReply: attachmentReply,
  RehearsalRequest: z.object({ submissions: z.array(receivedEnvelope).check(z.minLength(1), z.maxLength(10)) }),
  ServerTime: serverTime,
  DeviceHeartbeat: deviceHeartbeat,
  HubStatus: hubStatus,
  HubMirror: hubMirror,
  WithdrawalRequest: withdrawalRequest,
  WithdrawalReply: withdrawalReply,
  SectionOpened: sectionOpened,
}

/** What phones, facilitators' devices and hubs ask, and what watches the server. */
export const collectionOperations: readonly Operation[] = [
  {
    route: 'survey',
    method: 'get',
    summary: 'Published versions, languages, open or closed',
    reply: 'SurveyInfo',
    problems: ['unknown_survey'],
  },
  {
    route: 'progress',
    method: 'get',
    summary: 'How far the survey is from its target',
    reply: 'Progress',
    problems: ['unknown_survey'],
  },
  {
    route: 'sections',
    method: 'post',
    summary: 'A phone opened a section: counted, and nothing else is kept of it',
    body: 'SectionOpened',
    status: 204,
    problems: [...body, 'unknown_survey', 'too_many_attempts'],
  },
  {
    route: 'submissions',
    method: 'post',
    summary: 'Hand over 1 to 100 envelopes; the reply comes after commit and flush',
    body: 'SubmissionsRequest',
    reply: 'SubmissionsReply',
    problems: [...body, 'too_many_attempts', 'unknown_hub'],
  },
  {
    route: 'attachment',
    method: 'put',
    summary:
      'Hand over one file that an envelope has named, as its bare bytes, by the hash that stands there: as often as need be, after the envelope, one by one. The reply to the envelope says which are missing, and comes without `missing` once all are here; until then a device lets go of nothing',
    file: true,
    reply: 'AttachmentReply',
    problems: [
      ...['unknown_attachment', 'attachment_changed', 'attachment_too_large', 'attachments_full'],
      ...['wrong_content_type', 'too_many_attempts', 'unknown_hub'],
    ] as const,
  },
  {
    route: 'rehearsal',
    method: 'post',
    summary:
      'A test of the whole way with made-up envelopes: checked, committed and flushed as a submission is, and nothing of them stays',
    body: 'RehearsalRequest',
    reply: 'SubmissionsReply',
    problems: [...body, 'too_many_attempts'],
  },
  {
    route: 'withdrawals',
    method: 'post',
    summary: 'Withdraw what carries this receipt hash, also before it has arrived',
    body: 'WithdrawalRequest',
    status: 202,
    reply: 'WithdrawalReply',
    problems: [...body, 'too_many_attempts', 'unknown_hub'],
  },
  { route: 'time', method: 'get', summary: 'The clock of the server', reply: 'ServerTime' },
  {
    route: 'heartbeat',
    method: 'post',
    summary: 'What a facilitator’s device holds, in numbers; the last word of a device wins, for 30 days',
    body: 'DeviceHeartbeat',
    status: 204,
    problems: [...body, 'too_many_attempts'],
  },
  {
    route: 'hub',
    method: 'get',
    summary: 'Both hops of a hub in numbers; null at a server that is none',
    reply: 'HubStatus',
  },
  {
    route: 'hubForward',
    method: 'post',
    summary: 'Have a hub try its upstream now',
    status: 202,
    reply: 'HubStatus',
    problems: ['wrong_origin', 'not_found'],
  },
  {
    route: 'hubMirror',
    method: 'get',
    summary: 'What a hub asks before it sends; its token goes in Authorization: Bearer',
    reply: 'HubMirror',
    problems: ['unknown_hub'],
  },
  { route: 'openapi', method: 'get', summary: 'This description' },
  { route: 'alive', method: 'get', summary: 'The process answers' },
  { route: 'ready', method: 'get', summary: 'The database can be written to and the disk is not full' },
  { route: 'metrics', method: 'get', summary: 'Counts in the Prometheus text format' },
]
