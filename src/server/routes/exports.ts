import type { Context, Hono } from 'hono'
import * as z from 'zod/mini'
import type { DeskRoute } from '../../contract/access.ts'
import type { AuditDetails } from '../../contract/audit.ts'
import {
  type ExportOutline,
  type ExportPart,
  type ExportQuery,
  exportFormat,
  exportParts,
  exportQuery,
} from '../../contract/exports.ts'
import { mergeVersions } from '../../interop/export/merged-survey.ts'
import { type AppParts, dayOf } from '../app-parts.ts'
import { asksForFiles } from '../asks-for.ts'
import type { Caller } from '../caller.ts'
import { exportFile } from '../export-content.ts'
import { gzipped } from '../gzipped.ts'
import { problemResponse } from '../problem-response.ts'
import type { PublishedSurvey } from '../published-survey.ts'
import { record } from '../record.ts'
import { serveDesk } from '../serve-desk.ts'

/** An address for each part, so that the table of rights can tell them apart. */
const parts = {
  coordinatorExportAnswers: 'answers',
  coordinatorExportMapping: 'mapping',
  coordinatorExportContacts: 'contacts',
  coordinatorExportLeaders: 'leaders',
} as const satisfies Partial<Record<DeskRoute, ExportPart>>

export function exportRoutes(app: Hono, appParts: AppParts): void {
  for (const [route, part] of Object.entries(parts))
    serveDesk(app, appParts, route as keyof typeof parts, {
      GET: (context, caller) => takeOut(context, caller, part, appParts),
    })

  serveDesk(app, appParts, 'coordinatorExportCount', {
    GET: async (context) => {
      const asked = readQuery(context, 'answers', appParts)
      if (asked.status === 'refused') return asked.response
      const { query, survey } = asked
      const rows = await appParts.store.countSubmissions({ ...query, surveyId: survey.id, part: 'answers' })
      const definitions = survey.forms.map(({ definition }) => definition)
      const tables = Object.fromEntries(
        exportParts.map((part) => [
          part,
          mergeVersions(definitions, part).flatMap(({ name }) => (name === '' ? [] : [name])),
        ]),
      ) as ExportOutline['tables'] // Every part is a key.
      return context.json<ExportOutline>({
        rows,
        tables,
        versions: definitions.map(({ version }) => version),
        hasFiles: definitions.some(asksForFiles),
      })
    },
  })
}

async function takeOut(context: Context, caller: Caller, part: ExportPart, appParts: AppParts): Promise<Response> {
  const format = z.safeParse(exportFormat, context.req.param('format'))
  if (!format.success) return problemResponse('not_found')
  const asked = readQuery(context, part, appParts)
  if (asked.status === 'refused') return asked.response
  const { query, survey } = asked
  const { store, now, config } = appParts
  const request = { part, format: format.data, query, takenOn: dayOf(now()) }
  const file = await exportFile(survey, request, store, config.words)
  if (!file) return problemResponse('unknown_table')
  const rows = await store.countSubmissions({ ...query, surveyId: survey.id, part })
  await record(appParts, caller, {
    action: 'data_taken',
    subject: `${part} ${format.data}`,
    details: { survey: survey.id, rows, ...detailsOf(query) },
  })
  const isPacked = file.isPlain && /\bgzip\b/.test(context.req.header('Accept-Encoding') ?? '')
  return new Response(ReadableStream.from(isPacked ? gzipped(file.chunks) : file.chunks), {
    headers: {
      'Content-Type': file.type,
      'Content-Disposition': `attachment; filename="${file.name}"`,
      ...(file.isPlain ? { Vary: 'Accept-Encoding' } : {}),
      ...(isPacked ? { 'Content-Encoding': 'gzip' } : {}),
    },
  })
}

type Asked =
  | { readonly status: 'ok'; readonly query: ExportQuery; readonly survey: PublishedSurvey }
  | { readonly status: 'refused'; readonly response: Response }

function readQuery(context: Context, part: ExportPart, { surveys }: AppParts): Asked {
  const parsed = z.safeParse(exportQuery, context.req.query())
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, code }) => ({
      pointer: `/${String(path[0] ?? '')}`,
      message: code,
    }))
    return { status: 'refused', response: problemResponse('malformed_request', { errors }) }
  }
  const { survey: id } = parsed.data
  const survey = id === undefined ? surveys[0] : surveys.find((one) => one.id === id)
  if (!survey) return { status: 'refused', response: problemResponse('unknown_survey') }
  const hasPart = survey.forms.some(({ definition }) => definition.settings.parts.includes(part))
  return hasPart
    ? { status: 'ok', query: parsed.data, survey }
    : { status: 'refused', response: problemResponse('unknown_table') }
}

/** Codes and days only, as the query is made of nothing else. */
function detailsOf(query: ExportQuery): AuditDetails {
  const said = Object.entries(query).filter(([, value]) => value !== undefined)
  return Object.fromEntries(said.map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]))
}
