/** One thing that may be wrong with how a text is set; `finds` matches where it is wrong. */
type Rule = { readonly code: PunctuationCode; readonly finds: RegExp }

/** What the rules find, in English; the desk has words of its own for each. */
export const punctuationNames = {
  two_spaces: 'two spaces',
  edge_space: 'a space at the edge',
  space_before_stop: 'a space before a comma or full stop',
  straight_quote: 'a straight quote or apostrophe',
  three_dots: 'three dots for an ellipsis',
  open_bracket: 'a bracket that is not closed',
  from_code: 'something left over from the code',
  space_before_mark: 'a space before a mark',
  opening_question: 'a question without its opening mark',
  opening_exclamation: 'an exclamation without its opening mark',
  percent_space: 'a percent sign without its no-break space',
  narrow_space: 'no narrow no-break space before ; ! ?',
  colon_space: 'no no-break space before a colon',
  quote_space: 'no no-break space inside « »',
  latin_mark: 'a Latin comma, semicolon or question mark',
} as const
export type PunctuationCode = keyof typeof punctuationNames

const everywhere: readonly Rule[] = [
  { code: 'two_spaces', finds: /[ \u00a0\u202f]{2}/ },
  { code: 'edge_space', finds: /^\s|\s$/ },
  { code: 'space_before_stop', finds: /\s[,.،](?![\w.])/ },
  { code: 'straight_quote', finds: /["']/ },
  { code: 'three_dots', finds: /\.\.\./ },
  { code: 'open_bracket', finds: /^[^(]*\)|\([^)]*$/ },
  { code: 'from_code', finds: /^[a-z]\w*(\.\w+)+$|\bTODO\b|\bundefined\b|\[object/ },
]

const closeUp: Rule = { code: 'space_before_mark', finds: /\s[;:!?؛؟]/ }

const byLanguage: Readonly<Record<string, readonly Rule[]>> = {
  en: [closeUp],
  sq: [closeUp],
  es: [
    closeUp,
    { code: 'opening_question', finds: /^[^¿]*\?|\?[^¿]*\?/ },
    { code: 'opening_exclamation', finds: /^[^¡]*!|![^¡]*!/ },
    { code: 'percent_space', finds: /[^\u00a0]%/ },
  ],
  fr: [
    { code: 'narrow_space', finds: /[^\u202f][;!?]/ },
    { code: 'colon_space', finds: /[^\u00a0]:/ },
    { code: 'quote_space', finds: /«[^\u00a0]|[^\u00a0]»/ },
    { code: 'percent_space', finds: /[^\u00a0]%/ },
  ],
  ar: [closeUp, { code: 'latin_mark', finds: /,(?!\d)|[;?]/ }],
}

/** Names, addresses and what is isolated keep the marks of their own script. */
const ownMarks = /\{\{[^}]*\}\}|\$\{[^}]*\}|\u2068[^\u2069]*\u2069|\b(https?:\/\/|\+)\S*\w|https?:\/\//g

/** What is wrong with how one text is set, by the habits of its language; empty when nothing is. */
export function punctuationFindings(language: string, text: string): readonly PunctuationCode[] {
  const bare = text.replace(ownMarks, 'X')
  return [...everywhere, ...(byLanguage[language] ?? [])]
    .filter(({ finds }) => finds.test(bare))
    .map(({ code }) => code)
}
