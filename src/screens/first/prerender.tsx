import { renderToString } from 'preact-render-to-string'
import type { SurveyDefinition } from '../../contract/definition.ts'
import { openForm } from '../../engine/index.ts'
import { startWithWords, t, useReader } from '../../i18n/index.ts'
import { createReader, type Reader, type Words } from '../../i18n/reader.ts'
import { anyControl, needsAnyControl } from '../questions/any-control.ts'
import { LaterQuestion } from '../questions/later-question.tsx'
import { pipedString } from '../questions/piped-text.tsx'
import { RareControl } from '../questions/rare/rare-control.tsx'
import { asksRareAtFirst, rareControl } from '../questions/rare-question.tsx'
import { App } from '../respond/app.tsx'
import { outlineOf } from '../respond/page-outline.ts'
import { createRespond, type Respond } from '../respond/respond.ts'
import { documentTitle } from '../respond/use-page.ts'
import type { PrerenderFirstPage } from './first-page.ts'

/** Nothing of a device is there while the app is built. */
const nowhere = (): never => {
  throw new Error('The first page asked for the device while it was prerendered')
}

function openRespond(definition: SurveyDefinition): Respond {
  return createRespond(
    openForm(definition),
    { workshop: null, channel: null, language: null },
    {
      now: () => new Date(0),
      monotonicNow: () => 0,
      timeZone: () => 'UTC',
      newSeed: () => 1,
      newId: () => '',
      untilPainted: nowhere,
      device: nowhere,
      remember: () => {},
      goBack: nowhere,
      arrivedAt: null,
    },
  )
}

/** Keeps which texts were asked for. */
function listening(reader: Reader) {
  const all = new Map<string, Words>()
  const asked: Record<string, Record<string, string>> = {}
  return {
    asked,
    reader: {
      add(tag, namespace, words) {
        all.set(`${tag}/${namespace}`, words)
        reader.add(tag, namespace, words)
      },
      say(tag, namespace, key, values) {
        for (const [known, text] of Object.entries(all.get(`${tag}/${namespace}`) ?? {}))
          if (known === key || (known.startsWith(`${key}_`) && !known.slice(key.length + 1).includes('.'))) {
            asked[namespace] ??= {}
            asked[namespace][known] = text
          }
        return reader.say(tag, namespace, key, values)
      },
    } satisfies Reader,
  }
}

/** Said while the rest is still on its way, or when it does not come. */
const meanwhile = [
  'app.failed.hint',
  'app.failed.title',
  'app.loading.status',
  'app.retry.label',
  'counter.responses.label',
  'counter.remaining.label',
  'counter.reached.label',
  'counter.bar.label',
  'draft.saving.status',
  'draft.saved.status',
  'language.failed.notice',
  'offline.now.status',
  'offline.ready.status',
  'page.help.label',
  'start.workshop.label',
]

/** Draws the first page of the newest form version in one language, as the app itself draws it. */
export const prerenderFirstPage: PrerenderFirstPage = (definition, language, words) => {
  const { asked, reader } = listening(createReader())
  useReader(reader)
  startWithWords(language, Object.keys(words), words)

  // What it says when somebody goes on without answering must be there as well.
  const attempted = openRespond(definition)
  const needsLaterScreens = needsAnyControl(attempted)
  if (needsLaterScreens) anyControl.value = LaterQuestion
  const needsRareQuestions = asksRareAtFirst(attempted)
  if (needsRareQuestions) rareControl.value = RareControl
  const first = attempted.pages.value[0]
  if (!first) throw new Error(`${definition.id} ${definition.version} has no page to begin with`)
  attempted.continueFrom(first.id)
  renderToString(<App respond={attempted} />)
  for (const key of meanwhile) t(key, { count: 1 })
  for (const { name } of definition.choices['workshop'] ?? []) attempted.words.choice('workshop', name)

  const respond = openRespond(definition)
  const html = renderToString(<App respond={respond} />)
  const title = documentTitle([pipedString(outlineOf(first, respond).title, respond)], false)
  return { html, title, description: t('app.project.label'), words: asked, needsLaterScreens, needsRareQuestions }
}
