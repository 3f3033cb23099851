import './button.css'
import './file-button.css'
import { t } from '../i18n/index.ts'

type Props = {
  /** Key of the words on it. */
  label: string
  /** As an `input`'s `accept`. */
  accept: string
  /** Which camera or microphone to open at once, on phones that can. */
  capture?: 'user' | 'environment'
  onChoose: (file: File) => void
}

/** Chooses a file, in the page's own words: what browsers write beside a file's field is in the browser's language. */
export function FileButton({ label, accept, capture, onChoose }: Props) {
  return (
    <label class="button button-secondary file-button">
      {t(label)}
      <input
        type="file"
        accept={accept}
        capture={capture}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0]
          // Before anything else, so that the same file again is a choice as well.
          currentTarget.value = ''
          if (file) onChoose(file)
        }}
      />
    </label>
  )
}
