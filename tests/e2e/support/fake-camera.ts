import { closeSync, openSync, writeSync } from 'node:fs'

export type Picture = { readonly size: number; readonly isDark: (x: number, y: number) => boolean }

const [width, height] = [640, 480]
const [black, white, grey] = [16, 235, 128]

/** What Chromium shows for a camera: these square pictures, each for one frame, over and over. */
export function writeVideo(path: string, pictures: readonly Picture[], framesPerSecond: number): void {
  const file = openSync(path, 'w')
  writeSync(file, `YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`)
  for (const picture of pictures) {
    writeSync(file, 'FRAME\n')
    writeSync(file, lightOf(picture))
    writeSync(file, Buffer.alloc((width * height) / 2, grey)) // both planes of colour
  }
  closeSync(file)
}

/** As large as it fits, a little off the middle, on a grey wall. */
function lightOf({ size, isDark }: Picture): Buffer {
  const light = Buffer.alloc(width * height, grey)
  const scale = (height - 20) / size
  const left = (width - size * scale) / 2 + 5
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [column, row] = [Math.floor((x - left) / scale), Math.floor((y - 8) / scale)]
      if (column < 0 || row < 0 || column >= size || row >= size) continue
      light[y * width + x] = isDark(column, row) ? black : white
    }
  return light
}

export const cameraArgs = (video: string): string[] => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${video}`,
]
