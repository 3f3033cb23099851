import { useRef, useState } from 'preact/hooks'
import { createFrameReader } from '../../../carry/index.ts'
import { t } from '../../../i18n/index.ts'
import { ProgressBar } from '../../../kit/index.ts'
import { Scanner } from '../camera/scanner.tsx'

type Props = { onFile: (bytes: ArrayBuffer) => void; onClose: () => void }

/** Films the moving code of another device until the whole carry file is here. */
export function FilmFrames({ onFile, onClose }: Props) {
  const reader = useRef(createFrameReader())
  const [seen, setSeen] = useState<{ readonly done: number; readonly count: number } | null>(null)
  const [isForeign, setIsForeign] = useState(false)

  async function read(code: string): Promise<void> {
    const progress = reader.current.add(Uint8Array.from(code, (sign) => sign.charCodeAt(0)))
    setIsForeign(progress === null)
    if (progress === null) return
    setSeen(progress)
    const file = progress.done === progress.count ? await reader.current.file() : null
    if (file) onFile(file.buffer)
  }

  return (
    <Scanner
      hint="facilitator.film.hint"
      otherwise="facilitator.film.otherwise"
      onCode={(code) => void read(code)}
      onClose={onClose}
    >
      {isForeign && <p class="question-error">{t('facilitator.film.foreign')}</p>}
      {seen && (
        <>
          <ProgressBar
            label="facilitator.film.progress"
            value={seen.done}
            max={seen.count}
            text={t('facilitator.carry.progress', seen)}
          />
          <p data-filmed={`${seen.done}/${seen.count}`}>{t('facilitator.carry.progress', seen)}</p>
        </>
      )}
    </Scanner>
  )
}
