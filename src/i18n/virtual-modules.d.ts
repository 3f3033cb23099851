declare module 'virtual:territory-names' {
  type Language = import('../contract/routes.ts').Language
  /** Joined by spaces. */
  export const codes: string
  /** In the order of the codes, joined by bars. */
  export const names: Readonly<Record<Language, string>>
  /** Joined by bars. */
  export const months: Readonly<Record<Language, string>>
}

declare module 'virtual:respondents-words' {
  type Language = import('../contract/routes.ts').Language
  type Words = import('./reader.ts').Words
  /** The texts of the locale files `app` and the survey's own, by the name of the file. */
  const files: Readonly<Record<Language, () => Promise<{ readonly default: Readonly<Record<string, Words>> }>>>
  export default files
}
