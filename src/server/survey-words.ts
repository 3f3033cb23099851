import type { Language } from '../contract/routes.ts'
import { createExportWords, type ExportWords } from '../interop/export/export-words.ts'
import type { LoadWords } from './load-words.ts'
import type { PublishedSurvey } from './published-survey.ts'

/** The words of a survey by language, with the names of countries where its lists take them from CLDR. */
export function surveyWords(survey: PublishedSurvey, words: LoadWords): (language: Language) => ExportWords {
  const labels = Object.entries(survey.forms[0].definition.choice_labels ?? {})
  const territories = new Set(labels.flatMap(([list, kind]) => (kind === 'territory' ? [list] : [])))
  return (language) =>
    createExportWords(language, words(language, survey.id), words(language, 'dashboard'), territories)
}
