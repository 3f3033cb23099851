declare module 'virtual:territory-names' {
  type Language = import('../contract/routes.ts').Language
  /** Joined by spaces. */
  export const codes: string
  /** In the order of the codes, joined by bars. */
  export const names: Readonly<Record<Language, string>>
  /** Joined by bars. */
  export const months: Readonly<Record<Language, string>>
}
