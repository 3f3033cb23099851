import type { Hono } from 'hono'
import * as z from 'zod/mini'
import { newTag, type Tag, type TagList, type TextsPage, tagChange, textsQuery } from '../../contract/analysis.ts'
import { routes } from '../../contract/routes.ts'
import { uuid } from '../../contract/submission.ts'
import { newUuid } from '../../sealing/new-uuid.ts'
import { analysedIn } from '../analysis/analysed-in.ts'
import { analysedSet, countTagged } from '../analysis/analysed-set.ts'
import { findTexts } from '../analysis/find-texts.ts'
import type { AppParts } from '../app-parts.ts'
import { problemResponse } from '../problem-response.ts'
import { readBody } from '../read-body.ts'
import { record } from '../record.ts'
import { serveDesk } from '../serve-desk.ts'
import { malformed, surveyFor } from './analysis.ts'

/** Open answers to read, and the tags that analysts put on them. */
export function openAnswerRoutes(app: Hono, parts: AppParts): void {
  const { store, surveys } = parts
  const openQuestion = (survey: (typeof surveys)[number], name: string | undefined) =>
    analysedIn(survey).find((question) => question.name === name && question.kind === 'text')

  serveDesk(app, parts, 'coordinatorTexts', {
    GET: async (context, caller) => {
      const parsed = z.safeParse(textsQuery, context.req.query())
      if (!parsed.success) return malformed(parsed.error)
      const { question: name, search, tag, after = null, ...filter } = parsed.data
      const survey = surveyFor(parts, filter.survey)
      const question = survey && openQuestion(survey, name)
      if (!survey || !question) return problemResponse(survey ? 'unknown_question' : 'unknown_survey')
      const set = analysedSet(survey, filter)
      const { found, next } = await findTexts(store, { set, tag, question, search, after })
      const tags = await store.tagsOn(
        name,
        found.map(({ instanceId }) => instanceId),
      )
      await record(parts, caller, { action: 'texts_read', subject: name, details: { rows: found.length } })
      return context.json<TextsPage>({
        answers: found.map((answer) => ({ ...answer, tags: [...(tags.get(answer.instanceId) ?? [])] })),
        next: next && `${routes.coordinatorTexts}?${new URLSearchParams({ ...context.req.query(), after: next })}`,
      })
    },
  })

  serveDesk(app, parts, 'coordinatorTags', {
    GET: async (context) => {
      const question = openQuestion(surveys[0], context.req.query('question'))
      if (!question) return problemResponse('unknown_question')
      const tags: Tag[] = []
      for (const { id, label } of await store.tags(surveys[0].id, question.name))
        tags.push({ id, label, answers: await countTagged(store, surveys[0], id) })
      return context.json<TagList>({ tags })
    },
    POST: async (context, caller) => {
      const body = await readBody(context.req.raw, newTag)
      if (body.status === 'refused') return body.response
      const { question, label } = body.value
      if (!openQuestion(surveys[0], question)) return problemResponse('unknown_question')
      const id = newUuid()
      const created = await store.createTag({ id, surveyId: surveys[0].id, question, label })
      if (created === 'exists') return problemResponse('tag_exists')
      await record(parts, caller, { action: 'tag_created', subject: label, details: { question } })
      return context.json<Tag>({ id, label, answers: 0 }, 201)
    },
  })

  /** Of the tag in the address; null where there is none. */
  const tagIn = async (id: string | undefined) => (uuid.safeParse(id).success ? store.tag(id ?? '') : null)

  serveDesk(app, parts, 'coordinatorTag', {
    PUT: async (context, caller) => {
      const body = await readBody(context.req.raw, tagChange)
      if (body.status === 'refused') return body.response
      const id = context.req.param('id') ?? ''
      const known = await tagIn(id)
      if (!known) return problemResponse('unknown_tag')
      const { label } = body.value
      if ((await store.renameTag(id, label)) === 'exists') return problemResponse('tag_exists')
      const details = { question: known.question, before: known.label }
      await record(parts, caller, { action: 'tag_changed', subject: label, details })
      return context.body(null, 204)
    },
    DELETE: async (context, caller) => {
      const id = context.req.param('id') ?? ''
      const known = await tagIn(id)
      if (!known) return problemResponse('unknown_tag')
      await store.deleteTag(id)
      await record(parts, caller, {
        action: 'tag_deleted',
        subject: known.label,
        details: { question: known.question },
      })
      return context.body(null, 204)
    },
  })

  // The log names no answer: what was withdrawn would leave a trace in it for ever.
  serveDesk(app, parts, 'coordinatorTagged', {
    PUT: async (context, caller) => {
      const { id = '', instance = '' } = context.req.param()
      const known = await tagIn(id)
      if (!known) return problemResponse('unknown_tag')
      if ((await store.putTag(id, instance)) === 'unknown') return problemResponse('unknown_answer')
      await record(parts, caller, { action: 'tag_put', subject: known.label, details: { question: known.question } })
      return context.body(null, 204)
    },
    DELETE: async (context, caller) => {
      const { id = '', instance = '' } = context.req.param()
      const known = await tagIn(id)
      if (!known) return problemResponse('unknown_tag')
      await store.takeTag(id, instance)
      await record(parts, caller, { action: 'tag_taken', subject: known.label, details: { question: known.question } })
      return context.body(null, 204)
    },
  })
}
