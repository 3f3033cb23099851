/** One text of one language on its way to a translator or back; `key` is `namespace:key`, as i18next writes it. */
export interface TranslationUnit {
  readonly key: string
  /** Of a counted text: the key without its plural form, by which its forms belong together. */
  readonly counted: string | null
  readonly english: string
  /** "" where there is none yet. */
  readonly translation: string
  /** `stale`: the English has changed since; `signed`: enough people of the language have signed it off. */
  readonly state: 'missing' | 'stale' | 'translated' | 'signed'
  /** What a translator must know besides the English, in English. */
  readonly note: string
  /** Where people read it, in English. */
  readonly places: readonly string[]
  /** Files of the source in which it is used. */
  readonly files: readonly string[]
}

/** What came back from a translator. */
export interface IncomingText {
  readonly key: string
  /** The English that it was made from. */
  readonly english: string
  /** "" where there is none yet. */
  readonly translation: string
  /** Somebody says that the translation holds for this English, even where its words stayed the same. */
  readonly isConfirmed: boolean
}

export type ReadTranslations =
  | { readonly status: 'ok'; readonly language: string; readonly texts: readonly IncomingText[] }
  | { readonly status: 'failed'; readonly message: string }
