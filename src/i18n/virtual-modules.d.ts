declare module 'virtual:territory-names' {
  type Language = import('../contract/routes.ts').Language
  /** Joined by spaces. */
  export const codes: string
  /** In the order of the codes, joined by bars. */
  export const names: Readonly<Record<Language, () => string>>
  /** Joined by bars. */
  export const months: Readonly<Record<Language, () => string>>
}

declare module 'virtual:respondents-words' {
  type Language = import('../contract/routes.ts').Language
  type Words = import('./reader.ts').Words
  /** The texts of the locale file `app` or of the survey's own; undefined for any other. */
  export const respondentsWords: (tag: Language, name: string) => Promise<Words | undefined>
}
