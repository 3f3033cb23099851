import { useEffect, useRef } from 'preact/hooks'
import { encode } from 'uqr'
import type { Frames } from '../../../carry/index.ts'
import { t } from '../../../i18n/index.ts'
import '../camera/camera.css'

// Long enough for the camera of an old phone to see most of them once whole.
const frameMs = 125
const quietModules = 4
const allSequences = 2 ** 32

/** Shows a carry file as QR codes, one after the other, to the camera of another device. Never ends by itself. */
export function ShowFrames({ frames }: { frames: Frames }) {
  const canvas = useRef<HTMLCanvasElement>(null)

  useEffect(() => {
    let sequence = 0
    const show = () => {
      if (canvas.current) drawCode(canvas.current, frames.frame(sequence))
      sequence = (sequence + 1) % allSequences
    }
    show()
    canvas.current?.scrollIntoView({ block: 'nearest' })
    const timer = setInterval(show, frameMs)
    const awake = keepAwake()
    return () => {
      clearInterval(timer)
      void awake.then((lock) => lock?.release())
    }
  }, [frames])

  return (
    <div class="stack moving-code">
      <p>{t('facilitator.carry.showing')}</p>
      <canvas ref={canvas} role="img" aria-label={t('facilitator.carry.moving')} data-frames={frames.count} />
    </div>
  )
}

function drawCode(canvas: HTMLCanvasElement, frame: Uint8Array): void {
  const { data, size } = encode([...frame], { ecc: 'L', border: quietModules })
  if (canvas.width !== size) Object.assign(canvas, { width: size, height: size })
  const context = canvas.getContext('2d')
  if (!context) return
  const picture = context.createImageData(size, size)
  const pixels = new Uint32Array(picture.data.buffer)
  for (const [at, isDark] of data.flat().entries()) pixels[at] = isDark ? 0xff_00_00_00 : 0xff_ff_ff_ff
  context.putImageData(picture, 0, 0)
}

/** @returns null where the browser does not do that; then a touch now and then does */
const keepAwake = async (): Promise<WakeLockSentinel | null> =>
  (await (navigator.wakeLock as WakeLock | undefined)?.request('screen').catch(() => null)) ?? null
