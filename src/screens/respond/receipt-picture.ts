/** What stands on the picture, in the words of the page. */
export type ReceiptPicture = {
  readonly code: string
  readonly hint: string
  readonly address: string
  readonly warning: string
  readonly direction: 'ltr' | 'rtl'
}

const width = 1080
const margin = 80
const inner = width - 2 * margin
/** Always light, so that it can be read when printed and on any screen. */
const colours = { paper: '#ffffff', ink: '#251a35', accent: '#57308a', sunken: '#f2ecf5' }

/** Capitals stand above the middle of their line. */
const codeMiddle = margin / 2 + 132

type Line = { readonly text: string; readonly font: string; readonly lineHeight: number; readonly isCode?: true }

/** Draws the receipt on this device: no name of the survey on it, since pictures are seen by others. */
export async function drawReceipt({ code, hint, address, warning, direction }: ReceiptPicture): Promise<Blob> {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser draws no pictures')
  const face = getComputedStyle(document.body).fontFamily
  const body = `44px ${face}`
  const strong = `bold 44px ${face}`
  // Twelve characters and two dashes of six tenths of the font's size each fill the width.
  const lines: readonly Line[] = [
    {
      text: code,
      font: `bold 108px ui-monospace, Menlo, Consolas, "Noto Sans Mono", monospace`,
      lineHeight: 260,
      isCode: true,
    },
    ...wrapped(context, hint, body),
    ...wrapped(context, address, strong),
    { text: '', font: body, lineHeight: 40 },
    ...wrapped(context, warning, body),
  ]
  canvas.width = width
  canvas.height = 2 * margin + lines.reduce((sum, { lineHeight }) => sum + lineHeight, 0)
  context.fillStyle = colours.paper
  context.fillRect(0, 0, width, canvas.height)
  context.fillStyle = colours.sunken
  context.fillRect(margin / 2, margin / 2, width - margin, 240)
  context.textBaseline = 'middle'

  let top = margin
  for (const { text, font, lineHeight, isCode } of lines) {
    context.font = font
    context.fillStyle = isCode ? colours.accent : colours.ink
    // Codes and addresses read from left to right in every language, and stand where the language begins its lines.
    context.direction = isCode || text === address ? 'ltr' : direction
    context.textAlign = isCode ? 'center' : direction === 'rtl' ? 'right' : 'left'
    const x = isCode ? width / 2 : direction === 'rtl' ? width - margin : margin
    context.fillText(text, x, isCode ? codeMiddle : top + lineHeight / 2, inner)
    top += lineHeight
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture was too much for this device')))),
  )
}

/** Breaks a text at its spaces, no-break spaces excepted, into lines that fit. */
function wrapped(context: CanvasRenderingContext2D, text: string, font: string): Line[] {
  context.font = font
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`
    if (lines.length === 0 || context.measureText(longer).width > inner) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines.map((line) => ({ text: line, font, lineHeight: 72 }))
}
