import * as z from 'zod/mini'
import { workshopCode } from './submission.ts'

const day = z.iso.date()

/**
 * An event with a code, a place, a date and an attendance. What the sources leave open stays null,
 * and `dateAsPrinted` keeps their own words beside the date we could confirm.
 */
export const workshop = z.object({
  code: workshopCode,
  place: z.string().check(z.minLength(1), z.maxLength(120)),
  country: z.nullable(z.string().check(z.regex(/^[A-Z]{2}$/))),
  dateAsPrinted: z.nullable(z.string().check(z.maxLength(120))),
  dateStart: z.nullable(day),
  dateEnd: z.nullable(day),
  attendance: z.nullable(z.int().check(z.nonnegative())),
  status: z.enum(['done', 'final_preparation', 'in_preparation', 'tentative', 'listed']),
  /** Which printed source says so, and what in it does not add up. */
  note: z.string().check(z.maxLength(500)),
})
export type Workshop = z.infer<typeof workshop>

/** `GET /api/v1/coordinator/workshops`, in the order of their codes. */
export const workshopList = z.object({ workshops: z.array(workshop) })
