import { decodeQR } from 'qr/decode.js'

/** Of the middle of the picture: more makes an old phone slow and no code clearer. */
const side = 720
const leastRestMs = 16

/**
 * Looks for a QR code in what the camera sees, again and again.
 * @param onCode its bytes, each as the sign with that number
 * @returns stops
 */
export function readCodes(video: HTMLVideoElement, onCode: (bytes: string) => void): () => void {
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  const context = canvas.getContext('2d', { willReadFrequently: true })
  let timer: ReturnType<typeof setTimeout> | undefined
  let seenAt = -1

  const look = (): void => {
    const begun = performance.now()
    if (context && video.videoWidth > 0 && video.currentTime !== seenAt) {
      seenAt = video.currentTime
      const found = codeIn(context, video)
      if (found !== null) onCode(found)
    }
    // As long as it took: what is on the screen must still answer a touch.
    timer = setTimeout(look, Math.max(leastRestMs, performance.now() - begun))
  }
  timer = setTimeout(look)
  return () => clearTimeout(timer)
}

function codeIn(context: CanvasRenderingContext2D, video: HTMLVideoElement): string | null {
  const { videoWidth: width, videoHeight: height } = video
  const middle = Math.min(width, height)
  context.drawImage(video, (width - middle) / 2, (height - middle) / 2, middle, middle, 0, 0, side, side)
  try {
    return decodeQR(context.getImageData(0, 0, side, side), { textDecoder: asSigns })
  } catch {
    // The library's way of saying that there is no code in this picture, or that it cannot be read yet.
    return null
  }
}

const asSigns = (bytes: Uint8Array): string => String.fromCharCode(...bytes)
