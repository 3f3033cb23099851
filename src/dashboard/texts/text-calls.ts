import * as z from 'zod/mini'
import { address, routes } from '../../contract/routes.ts'
import {
  type newReviewer,
  type Signing,
  signed,
  type TextFileFormat,
  textCheck,
  textList,
} from '../../contract/texts.ts'
import { callJson } from '../../http/index.ts'

const timeoutMs = 60_000
const nothing = z.unknown()

export const fetchTexts = () =>
  callJson({ method: 'GET', url: routes.coordinatorTranslatedTexts, schema: textList, timeoutMs })

export const textFileAddress = (language: string, format: TextFileFormat) =>
  address(routes.coordinatorTextFile, { language, format })

export const nameReviewer = (language: string, name: string, body: z.infer<typeof newReviewer>) =>
  callJson({
    method: 'PUT',
    url: address(routes.coordinatorTextReviewer, { language, name }),
    body,
    schema: nothing,
    timeoutMs,
  })
export const removeReviewer = (language: string, name: string) =>
  callJson({
    method: 'DELETE',
    url: address(routes.coordinatorTextReviewer, { language, name }),
    schema: nothing,
    timeoutMs,
  })

export const signTexts = (language: string, body: Signing) =>
  callJson({
    method: 'POST',
    url: address(routes.coordinatorTextSignatures, { language }),
    body,
    schema: signed,
    timeoutMs,
  })

function formWith(file: Blob): FormData {
  const form = new FormData()
  form.set('file', file)
  return form
}

/** Says what a file would change, and leaves everything as it is. */
export const checkTexts = (language: string, file: Blob) =>
  callJson({
    method: 'POST',
    url: address(routes.coordinatorTextCheck, { language }),
    body: formWith(file),
    schema: textCheck,
    timeoutMs,
  })
export const suggestTexts = (language: string, file: Blob) =>
  callJson({
    method: 'POST',
    url: address(routes.coordinatorTextSuggestions, { language }),
    body: formWith(file),
    schema: textCheck,
    timeoutMs,
  })
export const discardSuggestion = (language: string, key: string) =>
  callJson({
    method: 'DELETE',
    url: address(routes.coordinatorTextSuggestion, { language, key }),
    schema: nothing,
    timeoutMs,
  })
