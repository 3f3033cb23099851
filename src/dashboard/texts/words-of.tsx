import { directionOf, isLanguage, t } from '../../i18n/index.ts'
import { type DiffPiece, wordDiff } from './word-diff.ts'

/** A text in its own language and direction, whatever those of the page are. */
export function WordsOf({ language, text }: { language: string; text: string }) {
  return (
    <p class="text-words" lang={language} dir={directionFor(language)}>
      {text}
    </p>
  )
}

export const directionFor = (language: string) => (isLanguage(language) ? directionOf(language) : 'auto')

type Props = { language: string; before: string; after: string }

/** What a text says and what it would say; what only one of them has is marked, and both can be read whole. */
export function TextDiff({ language, before, after }: Props) {
  const diff = wordDiff(before, after)
  return (
    <dl class="text-diff">
      {[['before', diff.before, 'del'] as const, ['after', diff.after, 'ins'] as const].map(([name, pieces, Mark]) => (
        <div key={name}>
          <dt>{t(`translations.file.${name}`)}</dt>
          <dd lang={language} dir={directionFor(language)}>
            <Pieces pieces={pieces} mark={Mark} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Pieces({ pieces, mark: Mark }: { pieces: readonly DiffPiece[]; mark: 'ins' | 'del' }) {
  return <>{pieces.map(({ text, isOwn }, at) => (isOwn ? <Mark key={at}>{text}</Mark> : text))}</>
}
