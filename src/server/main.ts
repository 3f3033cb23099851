import { mkdirSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import type { Server } from 'node:http'
import { join, resolve } from 'node:path'
import { createHub, type Hub } from '../hub/create-hub.ts'
import type { Upstream } from '../hub/upstream.ts'
import type { Store } from '../store/store.ts'
import { startResults } from './analysis/start-results.ts'
import { announceHub } from './announce-hub.ts'
import { createApp } from './create-app.ts'
import { type Environment, readEnvironment } from './environment.ts'
import { startForgettingOrder } from './forget-order.ts'
import { inDataDir } from './in-data-dir.ts'
import { keepOldAssets } from './keep-old-assets.ts'
import { createCatalogue } from './load-catalogue.ts'
import { loadSurveys } from './load-surveys.ts'
import { loadTranslations } from './load-translations.ts'
import { createWords } from './load-words.ts'
import { openDatabase } from './open-database.ts'
import { openPort } from './open-port.ts'
import { tlsWarning } from './read-tls.ts'
import { assertSecretFits, readSecret } from './server-secret.ts'
import { setUpLink } from './set-up-link.ts'
import { StartError } from './start-error.ts'
import { readStaticFiles } from './static-files.ts'
import { startWebhooks } from './webhooks/start-webhooks.ts'

const root = resolve(import.meta.dirname, '../..')

try {
  await start(readEnvironment(process.env))
} catch (error) {
  if (!(error instanceof StartError)) throw error
  console.error(error.message)
  process.exit(2)
}

async function start(environment: Environment): Promise<void> {
  const { dataDir, databaseUrl, publicUrl, trustProxy } = environment
  const surveys = loadSurveys(resolve(root, 'survey-definitions'), environment.closedSurveys)
  inDataDir(dataDir, () => mkdirSync(dataDir, { recursive: true, mode: 0o700 }))
  const store = await openDatabase(environment, (code) =>
    console.error(`DATABASE_URL: an idle connection broke (${code}); a new one is opened when needed`),
  )
  const secret = environment.secret ?? inDataDir(dataDir, () => readSecret(dataDir))
  await assertSecretFits(store, secret, dataDir)
  const forgetting = await startForgettingOrder(
    store,
    () => new Date(),
    (line) => console.error(line),
  )
  const oldAssets = join(dataDir, 'old-assets')
  inDataDir(dataDir, () => keepOldAssets(resolve(root, 'dist'), oldAssets, new Date()))
  const hub = environment.upstream
    ? startHub(
        store,
        environment.upstream,
        surveys.map(({ id }) => id),
      )
    : null
  const closing = new AbortController()
  const app = createApp({
    store,
    ...(hub ? { hub } : {}),
    surveys,
    now: () => new Date(),
    config: {
      publicOrigin: publicUrl?.origin ?? null,
      trustProxy,
      secret,
      files: readStaticFiles(resolve(root, 'dist'), oldAssets),
      translations: loadTranslations(resolve(root, 'locales')),
      texts: createCatalogue(root),
      words: createWords(resolve(root, 'locales')),
      webhookOrigins: environment.webhookOrigins,
      attachments: environment.attachments,
      freeDiskBytes: () => (databaseUrl === null ? freeBytes(dataDir) : Promise.resolve(null)),
      closing: closing.signal,
      log: (line) => console.error(line),
    },
  })
  const server = await openPort(app.fetch, environment)
  await announce(server, store, environment)
  const webhooks = startWebhooks(
    { store, now: () => new Date(), config: { secret, webhookOrigins: environment.webhookOrigins } },
    (line) => console.error(line),
  )
  const results = startResults({ store, surveys, now: () => new Date(), config: { secret } }, (line) =>
    console.error(line),
  )
  closeOnSignal(server, store, closing, [forgetting, webhooks, results, ...(hub ? [hub] : [])])
}

function startHub(store: Store, upstream: Upstream, surveyIds: readonly string[]): Hub {
  return createHub({
    store,
    upstream,
    surveyIds,
    now: () => new Date(),
    random: Math.random,
    monotonicMs: () => performance.now(),
  })
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

async function announce(server: Server, store: Store, environment: Environment): Promise<void> {
  const { publicUrl, tls, upstream } = environment
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : ''
  const base = (publicUrl?.href ?? `${tls ? 'https' : 'http'}://localhost:${port}`).replace(/\/$/, '')
  console.log(`survey       ${base}/`)
  console.log(`facilitator  ${base}/facilitator/`)
  console.log(`coordinator  ${base}/coordinator/`)
  const warning = tls && tlsWarning(tls, new Date())
  if (warning) console.error(warning)
  if (upstream) announceHub(base, Number(port), environment)
  if (!upstream && (await store.forwardCounts()).waiting > 0)
    console.error('Responses wait here for another server. Start this one with UPSTREAM_URL, so that they get there.')
  const link = upstream ? null : await setUpLink(store, base, new Date())
  if (link === null) return
  console.log('There is no coordinator yet. The first one opens this link, once and within a day:')
  console.log(`  ${link}`)
  console.log('or is created with: npm run -s cli -- coordinator add <name>')
}

function closeOnSignal(
  server: Server,
  store: Store,
  closing: AbortController,
  inBackground: readonly { stop(): unknown }[],
): void {
  let isClosing = false
  const close = () => {
    if (isClosing) return
    isClosing = true
    const stopped = Promise.all(inBackground.map((one) => one.stop()))
    closing.abort()
    // What has been received is answered first: a phone that gets no reply only sends it again, but it waits for it.
    server.close(() => void stopped.then(() => store.close()).then(() => process.exit(0)))
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 10_000).unref()
  }
  process.on('SIGTERM', close).on('SIGINT', close)
}
