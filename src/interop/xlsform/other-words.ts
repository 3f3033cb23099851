const byLanguage: Readonly<Record<string, readonly [choice: string, question: string]>> = {
  en: ['Other', 'Specify other.'],
  es: ['Otro', 'Especifique.'],
  fr: ['Autre', 'Précisez.'],
  sq: ['Tjetër', 'Specifikoni.'],
  ar: ['غير ذلك', 'يُرجى التحديد.'],
}

/** What `or_other` shows, which no cell of the form says; English for a language that this app does not speak. */
export function otherWords(language: string): { readonly choice: string; readonly question: string } {
  const [choice = '', question = ''] = byLanguage[language.split('-')[0] ?? ''] ?? byLanguage['en'] ?? []
  return { choice, question }
}
