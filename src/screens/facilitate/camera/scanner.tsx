import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../../i18n/index.ts'
import { Notice } from '../../../kit/index.ts'
import { type Camera, closeCamera, openCamera } from './open-camera.ts'
import { readCodes } from './read-codes.ts'
import './camera.css'

type Props = {
  /** Key of what to hold in front of the camera. */
  hint: string
  /** Key of what to do where there is no camera. */
  otherwise: string
  /** @param code as `readCodes` gives it */
  onCode: (code: string) => void
  /** The page is left, and the camera must not go on. */
  onClose: () => void
  children?: ComponentChildren
}

/** What the camera sees, until it is taken from the screen or the page is left. No picture is kept. */
export function Scanner({ hint, otherwise, onCode, onClose, children }: Props) {
  const [camera, setCamera] = useState<Camera | null>(null)
  const video = useRef<HTMLVideoElement>(null)
  const latest = useRef(onCode)
  latest.current = onCode

  useEffect(() => {
    let isOver = false
    let stream: MediaStream | null = null
    void openCamera().then((found) => {
      if (found.status === 'open') stream = found.stream
      if (isOver && stream) closeCamera(stream)
      else setCamera(found)
    })
    const onHidden = () => document.visibilityState === 'hidden' && onClose()
    document.addEventListener('visibilitychange', onHidden)
    return () => {
      isOver = true
      if (stream) closeCamera(stream)
      document.removeEventListener('visibilitychange', onHidden)
    }
  }, [])

  useEffect(() => {
    if (camera?.status !== 'open' || !video.current) return
    video.current.srcObject = camera.stream
    video.current.scrollIntoView({ block: 'nearest' })
    // Ends with an error when the camera is closed before it has begun; then there is nothing to play.
    video.current.play().catch(() => {})
    return readCodes(video.current, (code) => latest.current(code))
  }, [camera])

  if (camera && camera.status !== 'open')
    return (
      <Notice kind="bad" role="alert">
        <p data-camera={camera.status}>{t(`facilitator.camera.${camera.status}`)}</p>
        <p>{t(otherwise)}</p>
      </Notice>
    )
  return (
    <div class="stack camera">
      <p role="status">{t(camera ? hint : 'facilitator.camera.starting')}</p>
      <video ref={video} class="camera-picture" muted playsInline aria-label={t('facilitator.camera.picture')} />
      {children}
    </div>
  )
}
