import { gzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import { type PublicPage, publicPageSwitch } from '../../contract/analysis.ts'
import type { Language } from '../../contract/routes.ts'
import { createAnalyst } from '../analysis/analyst.ts'
import { makeEdition, readTables } from '../analysis/make-edition.ts'
import { resultsPage } from '../analysis/results-page.ts'
import type { AppParts } from '../app-parts.ts'
import { languageFor } from '../first-page.ts'
import { readBody } from '../read-body.ts'
import { record } from '../record.ts'
import { serveDesk } from '../serve-desk.ts'
import { surveyWords } from '../survey-words.ts'

/** The public page of results: finished HTML, which no script changes and no other server sees. */
export function resultsRoutes(app: Hono, parts: AppParts): void {
  const { store, surveys, config, hub } = parts
  const [survey] = surveys
  const analyst = createAnalyst(parts)

  serveDesk(app, parts, 'coordinatorResults', {
    GET: async (context) => {
      const { isOn, edition } = await store.results(survey.id)
      return context.json<PublicPage>({ isOn, edition })
    },
    PUT: async (context, caller) => {
      const body = await readBody(context.req.raw, publicPageSwitch)
      if (body.status === 'refused') return body.response
      const { isOn } = body.value
      await store.switchResults(survey.id, isOn)
      await record(parts, caller, { action: 'results_switched', subject: survey.id, details: { isOn } })
      // Nobody waits for it: the first edition of a large survey takes a while, and the daily look makes up for a fault.
      void makeEdition(parts, analyst, survey).catch((error: unknown) =>
        config.log(`results: ${error instanceof Error ? error.name : 'unknown fault'}`),
      )
      return context.json<PublicPage>({ isOn, edition: (await store.results(survey.id)).edition })
    },
  })

  // Drawn once for each edition and language: whoever asks a thousand times costs no more than whoever asks once.
  const drawn = new Map<
    Language,
    { readonly of: string; readonly html: string; readonly packed: Uint8Array<ArrayBuffer> }
  >()

  async function pageIn(language: Language, edition: PublicPage['edition']) {
    const of = JSON.stringify(edition)
    const known = drawn.get(language)
    if (known?.of === of) return known
    const html = resultsPage({
      shell: config.files?.byPath.get('/results/index.html')?.plain ?? null,
      survey,
      language,
      wordsIn: surveyWords(survey, config.words),
      edition,
      tables: edition ? await readTables(store, survey.id) : [],
    })
    const page = { of, html, packed: Uint8Array.from(gzipSync(html)) }
    drawn.set(language, page)
    return page
  }

  app.get('/results', (context) => context.redirect('/results/', 308))
  app.get('/results/', async (context) => {
    const language = languageFor(context.req.query('lang'), context.req.header('Accept-Language'))
    const kept = hub ? null : await store.results(survey.id)
    const { html, packed } = await pageIn(language, kept?.isOn ? kept.edition : null)
    const isPacked = /\bgzip\b/.test(context.req.header('Accept-Encoding') ?? '')
    return new Response(isPacked ? packed : html, {
      status: kept?.isOn ? 200 : 404,
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        // Switched off is off at once, in every browser.
        'Cache-Control': 'no-cache',
        Vary: 'Accept-Encoding, Accept-Language',
        ...(isPacked ? { 'Content-Encoding': 'gzip' } : {}),
      },
    })
  })
}
