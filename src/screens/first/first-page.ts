import type { SurveyDefinition } from '../../contract/definition.ts'
import type { Language } from '../../contract/routes.ts'

/** Texts by key, by locale file. */
type WordsByFile = Readonly<Record<string, Readonly<Record<string, string>>>>

/** The first page of the survey as the build writes it. */
export type FirstPage = {
  readonly html: string
  readonly title: string
  readonly description: string
  /** All that the page says, and all that it may have to say before the other words have come. */
  readonly words: WordsByFile
  /** The app takes it over only with the later screens, whose styles it is drawn with. */
  readonly needsLaterScreens: boolean
  /** And with the controls that few surveys need. */
  readonly needsRareQuestions: boolean
}

/** @param words everything that is said in the language */
export type PrerenderFirstPage = (definition: SurveyDefinition, language: Language, words: WordsByFile) => FirstPage
