import * as z from 'zod/mini'

/** What the team fills in once per project; empty means that the survey still runs as a trial. */
export const projectDetails = z.object({
  contactEmail: z.string().check(z.maxLength(254)),
  ethicsReference: z.string().check(z.maxLength(200)),
  privacyUrl: z.string().check(z.maxLength(500)),
  withdrawalDeadline: z.string().check(z.regex(/^(\d{4}-\d{2}-\d{2})?$/)),
})
export type ProjectDetails = z.infer<typeof projectDetails>

/** `GET /api/v1/surveys/{id}` */
export const surveyInfo = z.object({
  surveyId: z.string(),
  /** Published form versions, newest first. */
  versions: z.array(z.string()),
  languages: z.array(z.string()),
  state: z.enum(['open', 'closed']),
  /** True until contact, ethics and privacy details are filled in. */
  trial: z.boolean(),
  project: projectDetails,
})
export type SurveyInfo = z.infer<typeof surveyInfo>
