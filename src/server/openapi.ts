import * as z from 'zod/mini'
import { access, type Method, may, mayToken, type Permit, roles } from '../contract/access.ts'
import { type ProblemCode, problem } from '../contract/problem.ts'
import { routes } from '../contract/routes.ts'
import { accountOperations, accountSchemas } from './openapi-accounts.ts'
import { analysisOperations, analysisSchemas } from './openapi-analysis.ts'
import { collectionOperations, collectionSchemas } from './openapi-collection.ts'
import { dataOperations, dataSchemas } from './openapi-data.ts'
import { deskOperations, deskSchemas } from './openapi-desk.ts'
import { hookOperations, hookSchemas } from './openapi-hooks.ts'
import { steeringOperations, steeringSchemas } from './openapi-steering.ts'
import { textOperations, textSchemas } from './openapi-texts.ts'
import { allProblems } from './problem-response.ts'

/** Names under which the schemas of the contract stand in the description. */
const schemas = {
  ...collectionSchemas,
  ...deskSchemas,
  ...accountSchemas,
  ...hookSchemas,
  ...dataSchemas,
  ...analysisSchemas,
  ...textSchemas,
  ...steeringSchemas,
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
  /** The body is a file as it is. */
  readonly file?: boolean
  readonly status?: number
  readonly reply?: SchemaName
  readonly problems?: readonly ProblemCode[]
}

const operations: readonly Operation[] = [
  ...collectionOperations,
  ...deskOperations,
  ...accountOperations,
  ...hookOperations,
  ...textOperations,
  ...dataOperations,
  ...analysisOperations,
  ...steeringOperations,
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
  file = false,
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
    ...(file ? { requestBody: { required: true, content: { 'application/octet-stream': {} } } } : {}),
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
