/** One thing that is wrong with a text of a language; `finds` matches where it is wrong. */
type Rule = { readonly name: string; readonly finds: RegExp }

const everywhere: readonly Rule[] = [
  { name: 'two spaces', finds: /[ \u00a0\u202f]{2}/ },
  { name: 'a space at the edge', finds: /^\s|\s$/ },
  { name: 'a space before a comma or full stop', finds: /\s[,.،](?![\w.])/ },
  { name: 'a straight quote or apostrophe', finds: /["']/ },
  { name: 'three dots for an ellipsis', finds: /\.\.\./ },
  { name: 'a bracket that is not closed', finds: /^[^(]*\)|\([^)]*$/ },
  { name: 'something left over from the code', finds: /^[a-z]\w*(\.\w+)+$|\bTODO\b|\bundefined\b|\[object/ },
]

const closeUp: Rule = { name: 'a space before a mark', finds: /\s[;:!?؛؟]/ }

const byLanguage: Readonly<Record<string, readonly Rule[]>> = {
  en: [closeUp],
  sq: [closeUp],
  es: [
    closeUp,
    { name: 'a question without its opening mark', finds: /^[^¿]*\?|\?[^¿]*\?/ },
    { name: 'an exclamation without its opening mark', finds: /^[^¡]*!|![^¡]*!/ },
    { name: 'a percent sign without its no-break space', finds: /[^\u00a0]%/ },
  ],
  fr: [
    { name: 'no narrow no-break space before ; ! ?', finds: /[^\u202f][;!?]/ },
    { name: 'no no-break space before a colon', finds: /[^\u00a0]:/ },
    { name: 'no no-break space inside « »', finds: /«[^\u00a0]|[^\u00a0]»/ },
    { name: 'a percent sign without its no-break space', finds: /[^\u00a0]%/ },
  ],
  ar: [closeUp, { name: 'a Latin comma, semicolon or question mark', finds: /,(?!\d)|[;?]/ }],
}

/** Names, addresses and what is isolated keep the marks of their own script. */
const ownMarks = /\{\{[^}]*\}\}|\$\{[^}]*\}|\u2068[^\u2069]*\u2069|\b(https?:\/\/|\+)\S*\w|https?:\/\//g

/** What is wrong with how one text is set, by the habits of its language; empty when nothing is. */
export function punctuationFindings(language: string, text: string): readonly string[] {
  const bare = text.replace(ownMarks, 'X')
  return [...everywhere, ...(byLanguage[language] ?? [])]
    .filter(({ finds }) => finds.test(bare))
    .map(({ name }) => name)
}
