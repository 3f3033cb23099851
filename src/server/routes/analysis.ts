import type { Hono } from 'hono'
import * as z from 'zod/mini'
import type { AnalysedQuestion } from '../../analysis/index.ts'
import { type Analysis, analysisQuery, splitColumns } from '../../contract/analysis.ts'
import { analysedIn } from '../analysis/analysed-in.ts'
import { createAnalyst, type Job } from '../analysis/analyst.ts'
import { showQuestion } from '../analysis/show-question.ts'
import type { AppParts } from '../app-parts.ts'
import { createOncePer } from '../once-per.ts'
import { problemResponse } from '../problem-response.ts'
import type { PublishedSurvey } from '../published-survey.ts'
import { record } from '../record.ts'
import { serveDesk } from '../serve-desk.ts'

/** Columns of a table that still fits a page. */
const mostGroups = 30
const notedOncePerMs = 600_000

export function analysisRoutes(app: Hono, parts: AppParts): void {
  const analyst = createAnalyst(parts)
  const isNoted = createOncePer(notedOncePerMs, parts)

  serveDesk(app, parts, 'coordinatorAnalysis', {
    GET: async (context, caller) => {
      const parsed = z.safeParse(analysisQuery, context.req.query())
      if (!parsed.success) return malformed(parsed.error)
      const { question, by, atLeast, zero, ...filter } = parsed.data
      const survey = surveyFor(parts, filter.survey)
      if (!survey) return problemResponse('unknown_survey')
      const all = analysedIn(survey)
      const questions = all.filter(({ name, kind }) => kind !== 'text' && (question ?? name) === name)
      const split = by === undefined ? null : splitBy(by, all)
      if (questions.length === 0 || split === undefined) return problemResponse('unknown_question')
      const counted = await analyst.count({ survey, filter, questions, by: split })
      if (counted.status === 'counting') return context.json<Analysis>(counted)
      const subject = [question ?? survey.id, ...(by === undefined ? [] : [by])].join(' ')
      if (isNoted(JSON.stringify([caller.name, subject, atLeast])))
        await record(parts, caller, { action: 'analysis_read', subject, details: { atLeast } })
      const rule = { atLeast, hidesZero: zero === 'hidden' }
      const order = split !== null && typeof split === 'object' ? split.codes : []
      return context.json<Analysis>({
        status: 'ready',
        asOf: counted.asOf,
        responses: counted.responses,
        versions: survey.forms.map(({ definition }) => definition.version),
        splitters: all.filter(isSplitter).map(({ name }) => name),
        texts: all.flatMap(({ name, kind }) => (kind === 'text' ? [name] : [])),
        questions: questions.flatMap((one, at) => {
          const tabulation = counted.tabulations[at]
          return tabulation ? [showQuestion(one, tabulation, rule, order)] : []
        }),
      })
    },
  })
}

/** @returns undefined for what nothing can be split by */
function splitBy(by: string, questions: readonly AnalysedQuestion[]): Job['by'] | undefined {
  return splitColumns.find((column) => column === by) ?? questions.find((one) => one.name === by && isSplitter(one))
}

/** A sensitive question crosses nothing: two of its answers together may be one person. @source survey.md part 6 */
const isSplitter = ({ kind, repeat, codes, isSensitive, publicRule }: AnalysedQuestion): boolean =>
  kind === 'one' && repeat === null && codes.length <= mostGroups && !isSensitive && publicRule !== 'n/a'

export const surveyFor = (
  { surveys }: Pick<AppParts, 'surveys'>,
  id: string | undefined,
): PublishedSurvey | undefined => (id === undefined ? surveys[0] : surveys.find((survey) => survey.id === id))

export const malformed = (error: z.core.$ZodError): Response =>
  problemResponse('malformed_request', {
    errors: error.issues.map(({ path, code }) => ({ pointer: `/${String(path[0] ?? '')}`, message: code })),
  })
