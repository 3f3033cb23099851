import { t } from '../i18n/index.ts'
import { Notice } from '../kit/index.ts'

/** Why something did not work; nothing where it did. */
export function Failure({ words }: { words: string | null }) {
  if (words === null) return null
  return (
    <Notice kind="bad" role="alert">
      <p>{t(words)}</p>
    </Notice>
  )
}
