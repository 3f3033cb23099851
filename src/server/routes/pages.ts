import type { Context, Hono } from 'hono'
import type { AppParts } from '../app-parts.ts'
import { firstPageFor } from '../first-page.ts'
import { problemResponse } from '../problem-response.ts'

export function pageRoutes(app: Hono, { config: { files }, store, hub }: AppParts): void {
  if (!files) return
  const respond = (context: Context, path: string, varies = 'Accept-Encoding'): Response => {
    const file = files.byPath.get(path)
    if (!file) return problemResponse('not_found')
    const headers = new Headers({
      'Content-Type': file.type,
      // What carries a hash in its name never changes; everything else is asked for again, or an update would not arrive.
      'Cache-Control': cacheControl(path),
      Vary: varies,
    })
    const accepted = context.req.header('Accept-Encoding') ?? ''
    const encoding = (['br', 'gzip'] as const).find((name) => file[name] !== null && accepts(accepted, name))
    const etag = `"${file.etag}${encoding ? `-${encoding}` : ''}"`
    headers.set('ETag', etag)
    if (
      context.req
        .header('If-None-Match')
        ?.split(/,\s*/)
        .some((known) => known.replace('W/', '') === etag)
    )
      return new Response(null, { status: 304, headers })
    const bytes = encoding ? file[encoding] : null
    if (encoding && bytes) headers.set('Content-Encoding', encoding)
    const body = bytes ?? file.plain
    headers.set('Content-Length', String(body.byteLength))
    return new Response(body, { headers })
  }

  const survey = async (context: Context): Promise<Response> => {
    const request = { asked: context.req.query('lang'), acceptLanguage: context.req.header('Accept-Language') }
    return respond(context, await firstPageFor(request, files, store), 'Accept-Encoding, Accept-Language')
  }

  app.get('/', survey)
  app.get('/facilitator', (context) => context.redirect('/facilitator/', 308))
  app.get('/withdraw', (context) => context.redirect('/withdraw/', 308))
  app.get('/accessibility', (context) => context.redirect('/accessibility/', 308))
  app.get('/hub', (context) => context.redirect('/hub/', 308))
  app.get('/coordinator', (context) => context.redirect('/coordinator/', 308))
  app.get('*', (context) => {
    const path = context.req.path
    if (files.byPath.has(path)) return respond(context, path)
    // Typed from a poster: a code that nobody knows, or none, still opens the survey, which says so itself.
    if (/^\/w(\/|$)/.test(path)) return survey(context)
    if (/^\/W(\/|$)/.test(path)) return context.redirect(`/w${path.slice(2)}${new URL(context.req.url).search}`, 308)
    if (path.startsWith('/facilitator/')) return respond(context, '/facilitator/index.html')
    if (path.startsWith('/withdraw/')) return respond(context, '/withdraw/index.html')
    if (path.startsWith('/accessibility/')) return respond(context, '/accessibility/index.html')
    if (path.startsWith('/results')) return problemResponse('not_found')
    if (path.startsWith('/hub/')) return respond(context, '/hub/index.html')
    // A hub keeps nothing that could be counted: the desk is at its upstream, and zeros here would be taken for the truth.
    if (hub && path.startsWith('/coordinator/')) return context.redirect('/hub/', 302)
    if (path.startsWith('/coordinator/')) return respond(context, '/coordinator/index.html')
    return problemResponse('not_found')
  })
}

function cacheControl(path: string): string {
  if (path.startsWith('/assets/')) return 'public, max-age=31536000, immutable'
  // Nothing of the desk stays behind on a machine that others use, not even for “Back”.
  return path.startsWith('/coordinator/') ? 'no-store' : 'no-cache'
}

function accepts(header: string, encoding: string): boolean {
  return header.split(',').some((entry) => {
    const [name, quality] = entry.trim().split(/\s*;\s*q=/)
    return name?.toLowerCase() === encoding && quality !== '0'
  })
}
