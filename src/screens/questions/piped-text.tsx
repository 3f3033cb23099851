import type { ComponentChildren } from 'preact'
import type { LabelPiece } from '../../engine/browser.ts'
import { formatDay, t } from '../../i18n/index.ts'
import type { Respond } from '../respond/respond.ts'

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

type Piped = Exclude<LabelPiece, string>

/** A text that pipes nothing does not wait for answers, and is not drawn again after each of them. */
const piecesOf = (text: string, respond: Respond, path?: string): readonly LabelPiece[] =>
  text.includes('${') ? respond.session().pipe(text, path) : [text]

/**
 * A label or hint with the answers that it pipes, each isolated so that its script cannot turn the sentence around.
 * @param path whose label it is: inside a repeat it says which entry's answers are meant
 */
export function pipedText(text: string, respond: Respond, path?: string): ComponentChildren {
  if (!text.includes('${')) return text
  return piecesOf(text, respond, path).map((piece, index) => {
    if (typeof piece === 'string') return piece
    if (piece.value === '') return t('app.unset.value')
    return <bdi key={`${piece.name}${index}`}>{pipedWords(piece, respond)}</bdi>
  })
}

type Props = { text: string; respond: Respond; path?: string }

/** The same where only the text is to be drawn again after an answer, and not all that is around it. */
export const PipedText = ({ text, respond, path }: Props) => <>{pipedText(text, respond, path)}</>

/** The same as plain text, for titles, for names of buttons and for what is read aloud. */
export function pipedString(text: string, respond: Respond, path?: string): string {
  const words = (piece: Piped): string =>
    piece.value === '' ? t('app.unset.value') : `\u2068${pipedWords(piece, respond)}\u2069`
  return piecesOf(text, respond, path)
    .map((piece) => (typeof piece === 'string' ? piece : words(piece)))
    .join('')
}

function pipedWords({ list, value }: Piped, respond: Respond): string {
  const shown = list ? respond.words.choice(list, value) : value
  return isDay(shown) ? formatDay(shown) : shown
}
