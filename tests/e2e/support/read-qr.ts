import type { Locator } from '@playwright/test'

/** Codewords in all, and how many of them correct errors, by version and level: those of one block only. */
const blocks: Readonly<Record<string, readonly [total: number, correcting: number]>> = {
  '1L': [26, 7],
  '1M': [26, 10],
  '2L': [44, 10],
  '2M': [44, 16],
  '3L': [70, 15],
  '3M': [70, 26],
}

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

/**
 * What a scanner reads from a small QR code on the screen, pixel by pixel and without the encoder's help.
 * Throws where anything is off: there is no camera between, so there is nothing to correct.
 * @param border white modules around the code
 * @source ISO/IEC 18004, bytes in one block: versions 1 to 3, levels L and M
 */
export async function readQr(picture: Locator, border: number): Promise<{ text: string; level: string }> {
  const modules = Number((await picture.getAttribute('viewBox'))?.split(' ')[2])
  const pixels = await darkPixels(picture, modules)
  const size = modules - 2 * border
  const version = (size - 17) / 4
  const isDark = (x: number, y: number): boolean => pixels[(y + border) * modules + x + border] === true
  const isBorderWhite = pixels.every((dark, at) => {
    const [x, y] = [at % modules, Math.floor(at / modules)]
    return !dark || (Math.min(x, y) >= border && Math.max(x, y) < modules - border)
  })
  if (!isBorderWhite) throw new Error('The quiet zone is not quiet')

  const format = (number(formatBits(isDark)) ^ 0x5412) >> 10
  const level = ['M', 'L', 'H', 'Q'][format >> 3] ?? ''
  const [total, correcting] = blocks[`${version}${level}`] ?? []
  const mask = masks[format & 7]
  if (!total || !correcting || !mask) throw new Error(`Cannot read version ${version}, level ${level}`)

  const bits = pathOf(size)
    .filter(([x, y]) => !isFunction(x, y, size))
    .map(([x, y]) => isDark(x, y) !== mask(x, y))
  const codewords = Array.from({ length: total }, (_, at) => number(bits.slice(at * 8, at * 8 + 8)))
  if (!isSound(codewords, correcting)) throw new Error('The error correction does not fit the data')
  if (number(bits.slice(0, 4)) !== 4) throw new Error('Not in bytes')
  const length = number(bits.slice(4, 12))
  const bytes = Array.from({ length }, (_, at) => number(bits.slice(12 + at * 8, 20 + at * 8)))
  return { text: new TextDecoder().decode(Uint8Array.from(bytes)), level }
}

const number = (bits: readonly boolean[]): number => bits.reduce((sum, bit) => sum * 2 + Number(bit), 0)

/** The picture as it stands on the screen, looked at in the middle of each module. */
async function darkPixels(picture: Locator, modules: number): Promise<boolean[]> {
  const png = (await picture.screenshot()).toString('base64')
  // On a page of its own: ours lets no script of a stranger draw.
  const page = await picture.page().context().newPage()
  try {
    return await page.evaluate(
      async ([source, count]) => {
        const image = new Image()
        image.src = `data:image/png;base64,${source}`
        await image.decode()
        const canvas = new OffscreenCanvas(image.width, image.height)
        const context = canvas.getContext('2d')
        if (!context) throw new Error('No canvas')
        context.drawImage(image, 0, 0)
        const step = image.width / count
        return Array.from({ length: count * count }, (_, at) => {
          const [x, y] = [(at % count) + 0.5, Math.floor(at / count) + 0.5]
          return (context.getImageData(Math.floor(x * step), Math.floor(y * step), 1, 1).data[0] ?? 0) < 128
        })
      },
      [png, modules] as const,
    )
  } finally {
    await page.close()
  }
}

/** Fifteen bits around the upper left corner, the highest first. */
function formatBits(isDark: (x: number, y: number) => boolean): boolean[] {
  const along = [0, 1, 2, 3, 4, 5, 7, 8]
  const row = along.map((x) => isDark(x, 8))
  const column = along.slice(0, 7).map((y) => isDark(8, y))
  return [...row, ...column.reverse()]
}

/** Corners with their margins and the format, the dotted lines, and from version 2 on the small square. */
function isFunction(x: number, y: number, size: number): boolean {
  const isCorner = (x < 9 && y < 9) || (x >= size - 8 && y < 9) || (x < 9 && y >= size - 8)
  const isSquare = size > 21 && Math.abs(x - (size - 7)) <= 2 && Math.abs(y - (size - 7)) <= 2
  return isCorner || isSquare || x === 6 || y === 6
}

/** In pairs of columns from the right, up and down in turn; the dotted column is stepped over. */
function pathOf(size: number): (readonly [x: number, y: number])[] {
  const rights = Array.from({ length: (size - 1) / 2 }, (_, pair) => size - 1 - 2 * pair).map((x) =>
    x <= 6 ? x - 1 : x,
  )
  return rights.flatMap((right, pair) =>
    Array.from({ length: size }, (_, step) => (pair % 2 === 0 ? size - 1 - step : step)).flatMap((y) => [
      [right, y] as const,
      [right - 1, y] as const,
    ]),
  )
}

/** Reed-Solomon over GF(256): a sound block is zero at the first powers of 2. */
function isSound(codewords: readonly number[], correcting: number): boolean {
  const times = (a: number, b: number): number => {
    let product = 0
    for (let bit = 7; bit >= 0; bit -= 1) product = (product << 1) ^ ((product >> 7) * 0x11d) ^ (((b >> bit) & 1) * a)
    return product
  }
  let point = 1
  for (let power = 0; power < correcting; power += 1) {
    if (codewords.reduce((sum, codeword) => times(sum, point) ^ codeword, 0) !== 0) return false
    point = times(point, 2)
  }
  return true
}
