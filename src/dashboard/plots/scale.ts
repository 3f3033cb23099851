/** Round values from 0 up to at least `max`, so that a reader can tell what lies between two of them. */
export function ticksUpTo(max: number, wanted = 4): number[] {
  if (max <= 0) return [0, 1]
  const rough = max / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power)
  return Array.from({ length: Math.ceil(max / step) + 1 }, (_, at) => at * step)
}

/** About how many letters of a plot's text fit into so many pixels. */
const lettersIn = (width: number): number => Math.max(8, Math.floor(width / 7.6))

/** As many lines as it takes, of about so many pixels. */
export function inAllLines(text: string, width: number): string[] {
  const most = lettersIn(width)
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line === '') lines[lines.length - 1] = word
    else if (line.length + 1 + word.length <= most) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}

/** SVG breaks no lines: up to two of them, the rest is in the table. */
export function inLines(text: string, width: number): string[] {
  const most = lettersIn(width)
  if (text.length <= most) return [text]
  const cut = text.lastIndexOf(' ', most)
  const first = cut > 0 ? text.slice(0, cut) : text.slice(0, most)
  const rest = text.slice(first.length).trim()
  return [first, rest.length > most ? `${rest.slice(0, most - 1)}…` : rest]
}
