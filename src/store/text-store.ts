import type { TextReviewer } from '../contract/texts.ts'

/** That somebody has read a text beside its English and stands for it; with empty stamps, that she no longer does. */
export interface SignatureRow {
  readonly language: string
  /** `namespace:key` */
  readonly key: string
  readonly name: string
  readonly organisation: string
  readonly account: string
  readonly on: string
  readonly source: string
  readonly target: string
}

export interface SuggestionRow {
  readonly language: string
  /** `namespace:key` */
  readonly key: string
  readonly text: string
  /** Stamp of the English that it was made from. */
  readonly source: string
  readonly by: string
  readonly on: string
}

/** What people of a language say about its words. The words themselves come with the app, and no server changes them. */
export interface TextStore {
  textReviewers(): Promise<readonly TextReviewer[]>
  /** @returns false where there is no such account */
  nameReviewer(reviewer: TextReviewer): Promise<boolean>
  removeReviewer(language: string, account: string): Promise<boolean>

  textSignatures(): Promise<readonly SignatureRow[]>
  /** The last word of an account about a text stands. All of them or none. */
  signTexts(signatures: readonly SignatureRow[]): Promise<void>

  textSuggestions(): Promise<readonly SuggestionRow[]>
  /** The latest for a text takes the place of the one before. All of them or none. */
  suggestTexts(suggestions: readonly SuggestionRow[]): Promise<void>
  discardSuggestion(language: string, key: string): Promise<boolean>
}
