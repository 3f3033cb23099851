import { directionOf, language } from '../../i18n/index.ts'
import { hatched } from './hatching.tsx'
import { inAllLines } from './scale.ts'

export interface Picture {
  readonly text: string
  readonly width: number
  readonly height: number
}

/** Whatever a style sheet has said; a file of its own has none. */
const carried = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
] as const

const margin = 24
const lineHeight = 24
const namespace = 'http://www.w3.org/2000/svg'

/**
 * A plot as a file that looks the same anywhere: with its title, what it stands on, and every style in it.
 * @param drawn as it stands on the page, in the page's own colours
 */
export function pictureOf(drawn: SVGSVGElement, title: string, caption: string): Picture {
  const isMirrored = directionOf(language.value) === 'rtl'
  const { width: inner, height: drawnHeight } = drawn.viewBox.baseVal
  const heading = inAllLines(title, inner * 0.7)
  const foot = inAllLines(caption, inner)
  const width = inner + 2 * margin
  const top = margin + heading.length * lineHeight + margin / 2
  const height = top + drawnHeight + foot.length * lineHeight + margin
  const page = getComputedStyle(drawn.closest('.plot') ?? drawn)
  const ink = page.color
  const root = document.createElementNS(namespace, 'svg')
  const make = (parent: Element, name: string, attributes: Readonly<Record<string, string | number>>): Element => {
    const element = document.createElementNS(namespace, name)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
    parent.append(element)
    return element
  }
  for (const [key, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` }))
    root.setAttribute(key, String(value))
  root.setAttribute('direction', isMirrored ? 'rtl' : 'ltr')
  root.setAttribute('lang', language.value)
  root.setAttribute('font-family', page.fontFamily)
  hatching(make, root)
  make(root, 'rect', { width, height, fill: page.backgroundColor })
  const start = isMirrored ? width - margin : margin
  for (const [at, line] of heading.entries())
    make(root, 'text', {
      x: start,
      y: margin + 14 + at * lineHeight,
      fill: ink,
      'font-size': 18,
      'font-weight': 700,
    }).textContent = line
  const plot = make(root, 'g', { transform: `translate(${margin} ${top})` })
  for (const child of drawn.children) plot.append(withStyles(child))
  for (const [at, line] of foot.entries())
    make(root, 'text', {
      x: start,
      y: top + drawnHeight + margin / 2 + (at + 0.5) * lineHeight,
      fill: ink,
      'font-size': 13,
    }).textContent = line
  return { text: new XMLSerializer().serializeToString(root), width, height }
}

/** The one definition that the plots of a page share. */
function hatching(
  make: (parent: Element, name: string, attributes: Readonly<Record<string, string | number>>) => Element,
  root: Element,
): void {
  const pattern = document.getElementById('hatching')
  if (pattern) make(root, 'defs', {}).append(withStyles(pattern))
}

function withStyles(element: Element): Element {
  const copy = element.cloneNode(false) as Element // What is cloned is an element.
  const style = getComputedStyle(element)
  copy.removeAttribute('class')
  for (const name of carried) {
    const value = style.getPropertyValue(name)
    if (value !== '') copy.setAttribute(name, value.includes('#hatching') ? hatched : value)
  }
  for (const child of element.childNodes)
    copy.append(child instanceof Element ? withStyles(child) : child.cloneNode(true))
  return copy
}
