import type { TranslationReview } from '../contract/review.ts'
import { reviewersNeeded, type TextFileFormat } from '../contract/texts.ts'
import { writeTextCsv } from '../interop/text-csv.ts'
import type { Catalogue } from '../interop/translations/catalogue.ts'
import { asFile, localeZip } from '../interop/translations/locale-zip.ts'
import { countSignatures, withSignatures } from '../interop/translations/signatures.ts'
import { openSuggestions, type SaidOfTexts, signaturesOf } from '../interop/translations/text-list.ts'
import { translationUnits } from '../interop/translations/translation-units.ts'
import { writeXliff } from '../interop/translations/write-xliff.ts'

export interface TextFile {
  readonly name: string
  readonly type: string
  readonly content: string | Uint8Array<ArrayBuffer>
}

/** One language as a file: for a translator with what is suggested already, for the repository as it should become. */
export function textFile(catalogue: Catalogue, language: string, format: TextFileFormat, said: SaidOfTexts): TextFile {
  const suggestions = openSuggestions(catalogue, language, said)
  const review = reviewOf(catalogue, language, said)
  switch (format) {
    case 'review':
      return { name: 'review.json', type: 'application/json', content: asFile(review) }
    case 'files':
      return {
        name: `locales-${language}.zip`,
        type: 'application/zip',
        content: Uint8Array.from(localeZip(catalogue, language, suggestions, review)),
      }
    case 'xliff':
    case 'csv': {
      const { known } = catalogue.words(language)
      const units = translationUnits(
        catalogue,
        language,
        countSignatures({ known, review }),
        new Map(suggestions.map(({ key, text }) => [key, text])),
      )
      return format === 'xliff'
        ? { name: `${language}.xlf`, type: 'application/x-xliff+xml', content: writeXliff(language, units) }
        : { name: `${language}.csv`, type: 'text/csv; charset=utf-8', content: writeTextCsv(language, units) }
    }
    default:
      return format satisfies never
  }
}

/** `review.json` with what was signed at the desk since. */
export function reviewOf(catalogue: Catalogue, language: string, said: SaidOfTexts): TranslationReview {
  const { known, review } = catalogue.words(language)
  const before: TranslationReview = review ?? { language, state: 'unreviewed', reviewers: [], doubts: [] }
  return withSignatures(before, known, signaturesOf(catalogue, language, said), reviewersNeeded)
}
