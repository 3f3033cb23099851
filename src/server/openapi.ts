import * as z from 'zod/mini'
import { access, type Method, may, mayToken, type Permit, roles } from '../contract/access.ts'
import { coordinatorCounts, progress } from '../contract/counts.ts'
import { deviceHeartbeat, deviceList, serverTime } from '../contract/device.ts'
import { hubMirror, hubStatus } from '../contract/hub.ts'
import { type ProblemCode, problem } from '../contract/problem.ts'
import { submissionsReply, withdrawalReply, withdrawalRequest } from '../contract/receipt.ts'
import { receivedEnvelope } from '../contract/received-envelope.ts'
import { translationList } from '../contract/review.ts'
import { routes } from '../contract/routes.ts'
import { sectionOpened } from '../contract/section-opened.ts'
import { projectDetails, surveyInfo } from '../contract/survey-info.ts'
import { lastVisit } from '../contract/visit.ts'
import { workshop, workshopList } from '../contract/workshop.ts'
import { accountOperations, accountSchemas } from './openapi-accounts.ts'
import { dataOperations, dataSchemas } from './openapi-data.ts'
import { hookOperations, hookSchemas } from './openapi-hooks.ts'
import { allProblems } from './problem-response.ts'

/** Names under which the schemas of the contract stand in the description. */
const schemas = {
  SurveyInfo: surveyInfo,
  Progress: progress,
  SubmissionsRequest: z.object({ submissions: z.array(receivedEnvelope).check(z.minLength(1), z.maxLength(100)) }),
  SubmissionsReply: submissionsReply,
  RehearsalRequest: z.object({ submissions: z.array(receivedEnvelope).check(z.minLength(1), z.maxLength(10)) }),
  ServerTime: serverTime,
  DeviceHeartbeat: deviceHeartbeat,
  DeviceList: deviceList,
  HubStatus: hubStatus,
  HubMirror: hubMirror,
  WithdrawalRequest: withdrawalRequest,
  WithdrawalReply: withdrawalReply,
  SectionOpened: sectionOpened,
  CoordinatorCounts: coordinatorCounts,
  LastVisit: lastVisit,
  ProjectDetails: projectDetails,
  TranslationList: translationList,
  Workshop: workshop,
  WorkshopList: workshopList,
  ...accountSchemas,
  ...hookSchemas,
  ...dataSchemas,
  Problem: problem,
}
type SchemaName = keyof typeof schemas

export interface Operation {
  readonly route: keyof typeof routes
  readonly method: 'get' | 'post' | 'put' | 'delete'
  readonly summary: string
  /** What may stand after the `?`. */
  readonly query?: Readonly<Record<string, string>>
  readonly body?: SchemaName
  /** Of a form with a `file`: what its field `mapping` holds. */
  readonly form?: SchemaName
  readonly status?: number
  readonly reply?: SchemaName
  readonly problems?: readonly ProblemCode[]
}

const body: readonly ProblemCode[] = ['malformed_json', 'malformed_request', 'wrong_content_type', 'body_too_large']
const session: readonly ProblemCode[] = ['not_signed_in', 'not_permitted']
const write: readonly ProblemCode[] = [...session, 'wrong_origin']

const operations: readonly Operation[] = [
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
  {
    route: 'coordinatorCounts',
    method: 'get',
    summary: 'All counts of one survey',
    reply: 'CoordinatorCounts',
    problems: [...session, 'unknown_survey'],
  },
  {
    route: 'coordinatorLive',
    method: 'get',
    summary: 'Server-sent events: `progress` and `counts` as they change, `beat` every ten seconds',
    problems: [...session, 'unknown_survey'],
  },
  {
    route: 'coordinatorVisit',
    method: 'get',
    summary: 'What the counts were when the coordinator was here before',
    reply: 'LastVisit',
    problems: session,
  },
  {
    route: 'coordinatorProject',
    method: 'get',
    summary: 'Contact, ethics reference, privacy address, withdrawal deadline',
    reply: 'ProjectDetails',
    problems: session,
  },
  {
    route: 'coordinatorProject',
    method: 'put',
    summary: 'Set the details of the project',
    body: 'ProjectDetails',
    reply: 'ProjectDetails',
    problems: [...body, ...write],
  },
  {
    route: 'coordinatorDevices',
    method: 'get',
    summary: 'What waits on the facilitators’ devices, as they last said',
    reply: 'DeviceList',
    problems: session,
  },
  {
    route: 'coordinatorTranslations',
    method: 'get',
    summary: 'Who has read the words of each language',
    reply: 'TranslationList',
    problems: session,
  },
  { route: 'coordinatorWorkshops', method: 'get', summary: 'All workshops', reply: 'WorkshopList', problems: session },
  {
    route: 'coordinatorWorkshops',
    method: 'post',
    summary: 'Create a workshop',
    body: 'Workshop',
    status: 201,
    reply: 'Workshop',
    problems: [...body, ...write, 'workshop_exists'],
  },
  {
    route: 'coordinatorWorkshop',
    method: 'put',
    summary: 'Change a workshop; its code stays',
    body: 'Workshop',
    reply: 'Workshop',
    problems: [...body, ...write, 'unknown_workshop'],
  },
  {
    route: 'coordinatorWorkshop',
    method: 'delete',
    summary: 'Delete a workshop that no submission names',
    status: 204,
    problems: [...write, 'unknown_workshop', 'workshop_in_use'],
  },
  ...accountOperations,
  ...hookOperations,
  ...dataOperations,
]

/**
 * The HTTP contract as OpenAPI, made from the very schemas that the endpoint parses with.
 * @source OpenAPI Specification 3.1.0
 */
export function openApi(): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of operations) {
    const path = routes[operation.route]
    paths[path] = { ...paths[path], [operation.method]: describe(operation) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Survey collection endpoint', version: '1' },
    paths,
    components: {
      schemas: Object.fromEntries(
        Object.entries(schemas).map(([name, schema]) => [name, z.toJSONSchema(schema, { io: 'input' })]),
      ),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-femig' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

function describe({
  route,
  method,
  summary,
  query = {},
  body,
  form,
  status = 200,
  reply,
  problems,
}: Operation): object {
  const codes = problems ?? []
  const names = [...routes[route].matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const parameters = [
    ...names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...Object.entries(query).map(([name, description]) => ({
      name,
      in: 'query',
      description,
      schema: { type: 'string' },
    })),
  ]
  return {
    operationId: `${method}${route.charAt(0).toUpperCase()}${route.slice(1)}`,
    summary,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: content('application/json', body) } } : {}),
    ...(form ? { requestBody: { required: true, content: formContent(form) } } : {}),
    ...(codes.includes('not_signed_in') ? { security: [{ session: [] }] } : {}),
    ...permitOf(route, method),
    responses: {
      [status]: { description: summary, ...(reply ? { content: content('application/json', reply) } : {}) },
      ...problemResponses([...codes, 'storage_unavailable', 'internal']),
    },
  }
}

/** From the very table that the endpoint enforces. */
function permitOf(route: Operation['route'], method: Operation['method']): object {
  const table: Readonly<Partial<Record<string, Readonly<Partial<Record<Method, Permit>>>>>> = access
  const verb = method.toUpperCase() as Method // The methods of an operation are those of the table in small letters.
  const right = table[route]?.[verb]?.right
  if (!right) return {}
  const isForTokens = roles.some((role) => mayToken(role, right, verb))
  return {
    'x-right': right,
    'x-roles': roles.filter((role) => may(role, right)),
    ...(isForTokens ? { security: [{ session: [] }, { token: [] }] } : {}),
  }
}

function problemResponses(codes: readonly ProblemCode[]): object {
  const statuses = [...new Set(codes.map((code) => allProblems[code].status))]
  const described = (status: number) => ({
    description: codes.filter((code) => allProblems[code].status === status).join(', '),
    content: content('application/problem+json', 'Problem'),
  })
  return Object.fromEntries(statuses.map((status) => [status, described(status)]))
}

const content = (type: string, name: SchemaName) => ({ [type]: { schema: { $ref: `#/components/schemas/${name}` } } })

const formContent = (mapping: SchemaName) => ({
  'multipart/form-data': {
    schema: {
      type: 'object',
      properties: { file: { type: 'string', format: 'binary' }, mapping: { $ref: `#/components/schemas/${mapping}` } },
    },
  },
})
