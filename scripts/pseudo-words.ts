const accents: Readonly<Record<string, string>> = Object.fromEntries(
  [...'aeiounscyzAEIOUNSCYZ'].map((letter, index) => [letter, [...'áéîöûñšçýžÁÉÎÖÛÑŠÇÝŽ'][index] ?? letter]),
)
/** Filled in or read by a program, so it must stay as it is: `{{count, number}}`, `${contact_email}`, an address. */
const untouched = /(\{\{[^}]*\}\}|\$\{[^}]*\}|https?:\/\/\w\S*|\S+@\S+)/
const more = 0.4
const filling = 'lörém îpšüm dölör '

/**
 * A text as a longer language might have it: every vowel with an accent, two fifths more letters, in brackets.
 * What stands on the screen without brackets is in no locale file; a bracket that is missing was cut off.
 * `Leave now` -> `[Léávé ñöw lör]`
 */
export function pseudoWord(text: string): string {
  const pieces = text.split(untouched)
  // Every second piece is one of those that the pattern holds.
  const accented = pieces.map((piece, index) =>
    index % 2 === 1 ? piece : [...piece].map((letter) => accents[letter] ?? letter).join(''),
  )
  const letters = pieces.reduce((sum, piece, index) => sum + (index % 2 === 1 ? 0 : piece.length), 0)
  const length = Math.ceil(letters * more)
  return `[${accented.join('')} ${filling
    .repeat(Math.ceil(length / filling.length))
    .slice(0, length)
    .trim()}]`
}

/** All texts of a locale file; keys, and with them the plural forms, stay as they are. */
export const pseudoWords = (words: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(words).map(([key, text]) => [key, pseudoWord(text)]))
