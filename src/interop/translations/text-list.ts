import type { TextCell, TextList, TextReviewer, TextRow } from '../../contract/texts.ts'
import { textStamp } from '../text-stamp.ts'
import { type Catalogue, idOf } from './catalogue.ts'
import type { KnownText } from './judge-texts.ts'
import { holds, latestSignatures, type Signature, signaturesIn } from './signatures.ts'

/** What a translator proposes for a text of a language. */
export interface Suggestion {
  readonly language: string
  readonly key: string
  readonly text: string
  readonly source: string
  readonly by: string
  readonly on: string
}

/** What people have said about the words since the app was built. */
export interface SaidOfTexts {
  readonly reviewers: readonly TextReviewer[]
  readonly signatures: readonly (Signature & { readonly language: string })[]
  readonly suggestions: readonly Suggestion[]
}

/** All signatures of a language: those that came with the app, and those given at the desk since. */
export const signaturesOf = (catalogue: Catalogue, language: string, said: SaidOfTexts): readonly Signature[] =>
  latestSignatures([
    ...signaturesIn(catalogue.words(language).review),
    ...said.signatures.filter((signature) => signature.language === language),
  ])

/** Suggestions that still say something else than the app does, or that a stale text holds as it is. */
export const openSuggestions = (catalogue: Catalogue, language: string, said: SaidOfTexts): readonly Suggestion[] => {
  const { known } = catalogue.words(language)
  return said.suggestions.filter(({ language: of, key, text, source }) => {
    const now = known.get(key)
    if (of !== language || !now) return false
    return now.translation !== text || (now.stamp !== source && source === textStamp(now.english))
  })
}

/** Every text in every language with its state, row by row. */
export function textList(catalogue: Catalogue, languages: readonly string[], said: SaidOfTexts): TextList {
  const signers: { name: string; organisation: string }[] = []
  const numberOf = ({ name, organisation }: Signature): number => {
    const at = signers.findIndex((one) => one.name === name && one.organisation === organisation)
    return at >= 0 ? at : signers.push({ name, organisation }) - 1
  }
  const rows = new Map<string, TextRow & { cells: Record<string, TextCell[]> }>()
  for (const language of languages) {
    const signed = byKey(signaturesOf(catalogue, language, said))
    const suggested = new Map(openSuggestions(catalogue, language, said).map((one) => [one.key, one]))
    for (const [key, text] of catalogue.words(language).known) {
      const id = idOf(key, text)
      const row = rows.get(id) ?? {
        id,
        namespace: key.slice(0, key.indexOf(':')),
        ...mutable(catalogue, id),
        cells: {},
      }
      rows.set(id, row)
      const cell = cellOf(key, text, language === 'en' ? [] : (signed.get(key) ?? []), numberOf)
      const suggestion = suggested.get(key)
      const said = suggestion && { text: suggestion.text, by: suggestion.by, on: suggestion.on }
      row.cells[language] = [...(row.cells[language] ?? []), said ? { ...cell, suggestion: said } : cell]
    }
  }
  return { rows: [...rows.values()], signers, reviewers: [...said.reviewers] }
}

function byKey(signatures: readonly Signature[]): ReadonlyMap<string, readonly Signature[]> {
  const groups = new Map<string, Signature[]>()
  for (const signature of signatures) {
    const group = groups.get(signature.key)
    if (group) group.push(signature)
    else groups.set(signature.key, [signature])
  }
  return groups
}

const mutable = (catalogue: Catalogue, id: string) => {
  const { screens, files, questions } = catalogue.place(id)
  return { screens: [...screens], files: [...files], questions: [...questions] }
}

function cellOf(
  key: string,
  text: KnownText,
  signatures: readonly Signature[],
  numberOf: (signature: Signature) => number,
): TextCell {
  const { category, stamp, english, translation } = text
  const signed = signatures.map((signature) => {
    const entry = { by: numberOf(signature), on: signature.on }
    return holds(signature, text) ? entry : { ...entry, isPast: true }
  })
  return {
    key,
    ...(category === undefined ? {} : { form: category }),
    text: translation,
    ...(stamp !== undefined && stamp !== textStamp(english) ? { isStale: true } : {}),
    ...(signed.length > 0 ? { signed } : {}),
  }
}
