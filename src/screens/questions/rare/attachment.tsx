import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { formatNumber, t } from '../../../i18n/index.ts'
import { Button, FileButton, Notice } from '../../../kit/index.ts'
import { toHex } from '../../../sealing/hex.ts'
import { newTextKey } from '../../../sealing/sealed-text.ts'
import { GroupFrame } from '../question-frame.tsx'
import { focusFrame, idOf, type QuestionProps } from '../question-props.ts'
import { mostBytesOf, prepareFile } from './prepare-file.ts'

const accepted: Readonly<Record<string, string>> = { image: 'image/*', audio: 'audio/*', video: 'video/*', file: '' }

const openFiles = async () => (await import('../../respond/device.ts')).openDraftFiles()

type State = 'idle' | 'working' | 'unfetched' | 'large' | 'unreadable' | 'full' | 'lost'

/** A picture, a recording or any file: taken now or chosen, kept sealed with the draft until it is sent. */
export function Attachment(props: QuestionProps) {
  const { node, respond } = props
  const { source, path, value } = node
  const { type } = source
  const [state, setState] = useState<State>('idle')
  const files = () => respond.openFiles(() => toHex(newTextKey()))
  // Fetched now, since the network may be gone when a file has been chosen.
  useEffect(() => void openFiles().catch(() => undefined), [])

  async function attach(file: File): Promise<void> {
    setState('working')
    const prepared = await prepareFile(file, source)
    if (prepared.status === 'failed') return setState(prepared.why)
    const store = await openFiles().catch(() => null)
    if (!store) return setState('unfetched')
    const { status } = await store.put(files(), prepared.name, prepared.content)
    if (status === 'full') return setState('full')
    // After the file is there, so that no answer names one that is not.
    respond.answer(path, prepared.name)
    setState('idle')
    focusFrame(path)
  }

  function remove(): void {
    void openFiles().then((store) => store.remove(files(), value))
    respond.answer(path, '')
    focusFrame(path)
  }

  return (
    <GroupFrame {...props}>
      <p class="question-hint">
        {t(type === 'image' ? 'attachment.picture.hint' : 'attachment.asItIs.hint')}{' '}
        {type !== 'image' && t('attachment.limit.hint', { size: sizeOf(mostBytesOf(source)) })}
      </p>
      {value === '' ? (
        <div class="attachment-ways">
          {type !== 'file' && (
            <FileButton
              label={`attachment.${type}.take`}
              accept={accepted[type] ?? ''}
              capture={type === 'image' ? 'environment' : 'user'}
              onChoose={(file) => void attach(file)}
            />
          )}
          <FileButton
            label={`attachment.${type}.choose`}
            accept={accepted[type] ?? ''}
            onChoose={(file) => void attach(file)}
          />
        </div>
      ) : (
        <Attached
          name={value}
          read={async () => (await openFiles()).read(files(), value)}
          onLost={() => {
            respond.answer(path, '')
            setState('lost')
          }}
        >
          <Button label="attachment.remove.label" id={`${idOf(path)}-remove`} onClick={remove} />
        </Attached>
      )}
      <div role="status">{state === 'working' && <p>{t('attachment.working.status')}</p>}</div>
      {state !== 'idle' && state !== 'working' && (
        <Notice kind="bad" role="alert">
          <p>
            {state === 'unfetched'
              ? t('app.failed.hint')
              : t(`attachment.${state}.error`, { size: sizeOf(mostBytesOf(source)) })}
          </p>
        </Notice>
      )}
    </GroupFrame>
  )
}

type AttachedProps = {
  name: string
  read: () => Promise<Uint8Array | null>
  onLost: () => void
  children: ComponentChildren
}

/** What was attached: its picture where it is one, its size, and a way to take it back. */
function Attached({ name, read, onLost, children }: AttachedProps) {
  const [shown, setShown] = useState<{ readonly url: string | null; readonly size: number } | null>(null)
  useEffect(() => {
    let url: string | null = null
    let isGone = false
    const show = (content: Uint8Array | null) => {
      if (isGone) return
      if (!content) return onLost()
      if (name.startsWith('photo-'))
        url = URL.createObjectURL(new Blob([new Uint8Array(content)], { type: 'image/jpeg' }))
      setShown({ url, size: content.byteLength })
    }
    // What cannot be read now is not lost: its name stands there, and it goes out with the survey or holds it up.
    void read().then(show, () => undefined)
    return () => {
      isGone = true
      if (url) URL.revokeObjectURL(url)
    }
  }, [name])
  return (
    <div class="attached">
      {shown?.url && <img class="attached-picture" src={shown.url} alt={t('attachment.picture.label')} />}
      <p>
        <bdi>{name}</bdi> {shown && <span class="attached-size">{sizeOf(shown.size)}</span>}
      </p>
      {children}
    </div>
  )
}

function sizeOf(bytes: number): string {
  const megabytes = bytes / 1_048_576
  return megabytes >= 1
    ? t('attachment.megabytes.value', { n: formatNumber(Math.round(megabytes * 10) / 10) })
    : t('attachment.kilobytes.value', { n: formatNumber(Math.max(1, Math.round(bytes / 1024))) })
}
