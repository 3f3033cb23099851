import type { Hono } from 'hono'
import type { AuditEntry, AuditPage } from '../../contract/audit.ts'
import { routes } from '../../contract/routes.ts'
import type { AppParts } from '../app-parts.ts'
import { auditCsvHead, auditCsvLine } from '../audit-csv.ts'
import { problemResponse } from '../problem-response.ts'
import { serveDesk } from '../serve-desk.ts'

const entriesPerPage = 100

export function auditRoutes(app: Hono, parts: AppParts): void {
  const { store } = parts

  serveDesk(app, parts, 'coordinatorAudit', {
    GET: async (context) => {
      const asked = context.req.query('before') ?? null
      if (asked !== null && !/^\d{1,15}$/.test(asked))
        return problemResponse('malformed_request', { errors: [{ pointer: '/before', message: 'not a number' }] })
      const entries = await store.auditLog(asked === null ? null : Number(asked), entriesPerPage + 1)
      const page = entries.slice(0, entriesPerPage)
      const next = entries.length > page.length ? `${routes.coordinatorAudit}?before=${page.at(-1)?.number}` : null
      return context.json<AuditPage>({ entries: page, next })
    },
  })

  serveDesk(app, parts, 'coordinatorAuditFile', {
    GET: () =>
      new Response(ReadableStream.from(csv((before) => store.auditLog(before, 1000))), {
        headers: {
          'Content-Type': 'text/csv; charset=utf-8',
          'Content-Disposition': 'attachment; filename="audit.csv"',
        },
      }),
  })
}

type ReadLog = (before: number | null) => Promise<readonly AuditEntry[]>

/** A thousand entries at a time, so that years of them don't fill the memory. */
async function* csv(read: ReadLog): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode(auditCsvHead)
  let entries = await read(null)
  while (entries.length > 0) {
    yield encoder.encode(entries.map(auditCsvLine).join(''))
    entries = await read(entries.at(-1)?.number ?? null)
  }
}
