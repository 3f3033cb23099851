import { surveyId } from '../../../contract/phone-routes.ts'
import { textOf } from '../../../i18n/index.ts'

/** A workshop in words, where the survey's own list knows it; else its code. */
export const workshopName = (code: string): string => textOf(surveyId, `choices.workshop.${code}`) ?? code
