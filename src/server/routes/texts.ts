import { gzipSync } from 'node:zlib'
import type { Context, Hono } from 'hono'
import { may } from '../../contract/access.ts'
import { languages } from '../../contract/routes.ts'
import {
  maxTextFileBytes,
  newReviewer,
  type Signing,
  signing,
  type TextCheck,
  type TextReviewer,
  textFileFormats,
} from '../../contract/texts.ts'
import { textStamp } from '../../interop/text-stamp.ts'
import { judgeTexts, stopsImport } from '../../interop/translations/judge-texts.ts'
import { readTranslations } from '../../interop/translations/read-translations.ts'
import { type SaidOfTexts, textList } from '../../interop/translations/text-list.ts'
import { type AppParts, dayOf } from '../app-parts.ts'
import type { Caller } from '../caller.ts'
import { problemResponse } from '../problem-response.ts'
import { readBody } from '../read-body.ts'
import { readForm } from '../read-form.ts'
import { record } from '../record.ts'
import { serveDesk } from '../serve-desk.ts'
import { textFile } from '../text-file.ts'

/** The words of the app: their state, who stands for them, and what translators suggest. Nothing here changes the app. */
export function textRoutes(app: Hono, parts: AppParts): void {
  const { store, config } = parts

  serveDesk(app, parts, 'coordinatorTranslatedTexts', {
    GET: async (context) => {
      const body = JSON.stringify(textList(config.texts(), languages, await said(parts)))
      // A megabyte of five languages; a tenth of it on its way.
      const isPacked = /\bgzip\b/.test(context.req.header('Accept-Encoding') ?? '')
      return new Response(isPacked ? gzipSync(body) : body, {
        headers: {
          'Content-Type': 'application/json',
          Vary: 'Accept-Encoding',
          ...(isPacked ? { 'Content-Encoding': 'gzip' } : {}),
        },
      })
    },
  })

  serveDesk(app, parts, 'coordinatorTextFile', {
    GET: async (context) => {
      const language = languageOf(context)
      if (language === null) return problemResponse('unknown_language')
      const format = textFileFormats.find((known) => known === context.req.param('format'))
      if (!format) return problemResponse('unknown_format')
      const file = textFile(config.texts(), language, format, await said(parts))
      return new Response(file.content, {
        headers: { 'Content-Type': file.type, 'Content-Disposition': `attachment; filename="${file.name}"` },
      })
    },
  })

  serveDesk(app, parts, 'coordinatorTextReviewer', {
    PUT: async (context) => {
      const language = languageOf(context)
      if (language === null) return problemResponse('unknown_language')
      const body = await readBody(context.req.raw, newReviewer)
      if (body.status === 'refused') return body.response
      const reviewer: TextReviewer = { language, account: context.req.param('name') ?? '', ...body.value }
      return (await store.nameReviewer(reviewer)) ? context.json(reviewer) : problemResponse('unknown_person')
    },
    DELETE: async (context) =>
      (await store.removeReviewer(context.req.param('language') ?? '', context.req.param('name') ?? ''))
        ? context.body(null, 204)
        : problemResponse('unknown_person'),
  })

  serveDesk(app, parts, 'coordinatorTextSignatures', { POST: (context, caller) => sign(context, caller, parts) })
  serveDesk(app, parts, 'coordinatorTextCheck', { POST: (context, caller) => takeIn(context, caller, parts, false) })
  serveDesk(app, parts, 'coordinatorTextSuggestions', {
    POST: (context, caller) => takeIn(context, caller, parts, true),
  })
  serveDesk(app, parts, 'coordinatorTextSuggestion', {
    DELETE: async (context) =>
      (await store.discardSuggestion(context.req.param('language') ?? '', context.req.param('key') ?? ''))
        ? context.body(null, 204)
        : problemResponse('unknown_text'),
  })
}

/** English is the source: nobody translates into it here. */
const languageOf = (context: Context): string | null =>
  languages.find((known) => known !== 'en' && known === context.req.param('language')) ?? null

async function said({ store }: AppParts): Promise<SaidOfTexts> {
  const [reviewers, signatures, suggestions] = await Promise.all([
    store.textReviewers(),
    store.textSignatures(),
    store.textSuggestions(),
  ])
  return { reviewers, signatures, suggestions }
}

/** Refused and noted, as a missing right is: the table of rights cannot know for whom a language was opened. */
async function refused(caller: Caller, parts: AppParts, language: string): Promise<Response> {
  await record(parts, caller, { action: 'not_permitted', subject: `texts ${language}`, details: { right: 'review' } })
  return problemResponse('not_a_reviewer')
}

async function reviewerOf({ name }: Caller, { store }: AppParts, language: string): Promise<TextReviewer | null> {
  const reviewers = await store.textReviewers()
  return reviewers.find((one) => one.account === name && one.language === language) ?? null
}

async function sign(context: Context, caller: Caller, parts: AppParts): Promise<Response> {
  if (parts.hub) return problemResponse('not_on_a_hub')
  const { store, config, now } = parts
  const language = languageOf(context)
  if (language === null) return problemResponse('unknown_language')
  const body = await readBody<Signing>(context.req.raw, signing)
  if (body.status === 'refused') return body.response
  const reviewer = await reviewerOf(caller, parts, language)
  if (!reviewer) return refused(caller, parts, language)
  const { sign: read, takeBack } = body.value
  const { known } = config.texts().words(language)
  const isAsRead = read.every(({ key, source, target }) => {
    const text = known.get(key)
    return text?.translation && textStamp(text.english) === source && textStamp(text.translation) === target
  })
  if (!isAsRead || takeBack.some((key) => !known.has(key))) return problemResponse('text_changed')
  const { name, organisation, account } = reviewer
  const by = { language, name, organisation, account, on: dayOf(now()) }
  const words = new Map(takeBack.map((key) => [key, { ...by, key, source: '', target: '' }]))
  for (const one of read) words.set(one.key, { ...by, ...one })
  await store.signTexts([...words.values()])
  const details = { signed: read.length, takenBack: takeBack.length }
  await record(parts, caller, { action: 'texts_signed', subject: language, details })
  return context.json(details)
}

/** @param isReal false to say what a file would change, and leave everything as it is */
async function takeIn(context: Context, caller: Caller, parts: AppParts, isReal: boolean): Promise<Response> {
  const { store, config, now } = parts
  // What a hub keeps goes with its folder.
  if (parts.hub) return problemResponse('not_on_a_hub')
  const language = languageOf(context)
  if (language === null) return problemResponse('unknown_language')
  const form = await readForm(context.req.raw, maxTextFileBytes)
  if (form.status === 'refused') return form.response
  if (!may(caller.role, 'words') && !(await reviewerOf(caller, parts, language)))
    return refused(caller, parts, language)
  const read = readTranslations(new TextDecoder().decode(form.file))
  if (read.status === 'failed' || read.language !== language) return problemResponse('unreadable_texts')
  const { known } = config.texts().words(language)
  const { changes, confirmed, problems, unchanged, untranslated } = judgeTexts(language, read.texts, known)
  const isGood = !problems.some(stopsImport)
  if (isReal && isGood) {
    const by = { language, by: caller.name, on: dayOf(now()) }
    // Where a stale text still holds, only its stamp is new.
    const held = [...confirmed].filter(([key, stamp]) => (known.get(key)?.stamp ?? stamp) !== stamp)
    await store.suggestTexts([
      ...changes.map(({ key, after, stamp }) => ({ ...by, key, text: after, source: stamp })),
      ...held.map(([key, source]) => ({ ...by, key, text: known.get(key)?.translation ?? '', source })),
    ])
    const details = { changed: changes.length, held: held.length }
    await record(parts, caller, { action: 'texts_suggested', subject: language, details })
  }
  return context.json<TextCheck>({
    changes: changes.map(({ key, before, after }) => ({ key, before, after })),
    unchanged,
    untranslated,
    problems: [...problems],
    isGood,
  })
}
