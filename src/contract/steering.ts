import * as z from 'zod/mini'
import { calendarDay } from './submission.ts'

/** Of what a coordinator can say how many usable responses she wants; none is said until somebody does. */
export const targetKinds = ['language', 'country', 'region', 'workshop'] as const
export type TargetKind = (typeof targetKinds)[number]

const goal = z.int().check(z.positive(), z.maximum(1_000_000))

/** One goal: so many usable responses of this language, country, region or workshop. */
export const steeringTarget = z.object({ kind: z.enum(targetKinds), key: z.string(), goal })
export type SteeringTarget = z.infer<typeof steeringTarget>

/** `GET /api/v1/coordinator/targets` */
export const targetList = z.object({
  targets: z.array(z.object({ ...steeringTarget.shape, changedBy: z.string(), changedOn: calendarDay })),
})
export type TargetList = z.infer<typeof targetList>

/** `PUT /api/v1/coordinator/targets/{kind}/{key}` */
export const targetChange = z.strictObject({ goal })

const count = z.int().check(z.nonnegative())

/** `GET /api/v1/coordinator/skipped`: each question that people see, once per language in which it was asked. */
export const skippedQuestions = z.object({
  asOf: z.iso.datetime(),
  questions: z.array(
    z.object({
      question: z.string(),
      language: z.string(),
      /** How many were asked it. */
      asked: count,
      /** Of them, how many went on without an answer. */
      skipped: count,
      /** Of them, how many did not know or did not want to say. */
      declined: count,
    }),
  ),
})
export type SkippedQuestions = z.infer<typeof skippedQuestions>
