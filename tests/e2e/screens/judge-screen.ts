import type { Page } from '@playwright/test'

/** Of a finger, in CSS pixels. */
const targetHeight = 44

export type Judgement = {
  /** What is wrong with the layout, one line each. */
  readonly faults: readonly string[]
  /** Every piece of text that can be seen, as it stands in the page; what says its own language is left out. */
  readonly texts: readonly string[]
}

/** What a machine can tell of a screen as it stands: nothing beyond its box, nothing cut off, nothing on top of another. */
export const judgeScreen = (page: Page): Promise<Judgement> => page.evaluate(judge, targetHeight)

/** Runs in the page, so it can use nothing from outside. */
function judge(lowest: number): Judgement {
  const faults: string[] = []
  const texts: string[] = []
  const quote = (text: string) => `“${text.trim().replace(/\s+/g, ' ').slice(0, 60)}”`

  /** Only read aloud, or waiting above the screen until the keyboard reaches it. */
  function isDrawn(element: Element): boolean {
    const { width, height, bottom } = element.getBoundingClientRect()
    if (width <= 1 || height <= 1 || bottom + scrollY < 0) return false
    if (!element.checkVisibility({ visibilityProperty: true })) return false
    for (let at: Element | null = element; at; at = at.parentElement)
      if (getComputedStyle(at).clipPath !== 'none') return false
    return true
  }

  function ancestor(from: Element | null, test: (style: CSSStyleDeclaration) => boolean): Element | null {
    let at = from
    while (at && !test(getComputedStyle(at))) at = at.parentElement
    return at
  }

  const isBoxed = (style: CSSStyleDeclaration) =>
    style.display !== 'inline' &&
    (style.backgroundColor !== 'rgba(0, 0, 0, 0)' || Number.parseFloat(style.borderBlockStartWidth) > 0)

  function judgeText(text: Text): void {
    const parent = text.parentElement
    if (!parent || text.data.trim() === '' || parent.closest('script, style, noscript, option, textarea')) return
    if (!isDrawn(parent)) return
    if (!parent.closest('body [lang]')) texts.push(text.data.trim())
    const range = document.createRange()
    range.selectNodeContents(text)
    const block = ancestor(parent, ({ display }) => display !== 'inline')?.getBoundingClientRect()
    const box = ancestor(parent, isBoxed)?.getBoundingClientRect()
    const cutter = ancestor(parent, ({ overflowX, overflowY }) => overflowX !== 'visible' || overflowY !== 'visible')
    const window = cutter && cutter !== document.documentElement ? cutter.getBoundingClientRect() : null
    for (const { left, right, top, bottom } of range.getClientRects()) {
      if (left < -1 || right > document.documentElement.clientWidth + 1)
        faults.push(`text beyond the screen: ${quote(text.data)}`)
      else if (block && (left < block.left - 1.5 || right > block.right + 1.5))
        faults.push(`text beyond its box: ${quote(text.data)}`)
      // Above and below a line there may be air that belongs to the letters' font.
      else if (box && (top < box.top - 3 || bottom > box.bottom + 3))
        faults.push(`text above or below its box: ${quote(text.data)}`)
      else if (window && (left < window.left - 1.5 || right > window.right + 1.5 || bottom > window.bottom + 3))
        faults.push(`text cut off: ${quote(text.data)}`)
      else continue
      return
    }
  }

  /** Texts that no element holds are drawn by the browser, which cuts them off in silence. */
  function judgeField(field: HTMLInputElement | HTMLSelectElement): void {
    const text = field instanceof HTMLSelectElement ? field.selectedOptions[0]?.text : field.placeholder
    const canvas = document.createElement('canvas').getContext('2d')
    if (!text || !canvas) return
    const style = getComputedStyle(field)
    canvas.font = style.font
    const room =
      field.clientWidth - Number.parseFloat(style.paddingInlineStart) - Number.parseFloat(style.paddingInlineEnd)
    const needed = canvas.measureText(text).width
    if (needed > room + 1) faults.push(`text cut off in a field, ${Math.ceil(needed - room)} px: ${quote(text)}`)
  }

  const nameOf = (control: Element) =>
    quote(control.getAttribute('aria-label') ?? (control.textContent || control.outerHTML))

  function judgeControl(control: HTMLElement): void {
    const isInText =
      getComputedStyle(control).display === 'inline' && control.parentElement?.textContent !== control.textContent
    const { height } = control.getBoundingClientRect()
    if (!isInText && height < lowest - 0.1) faults.push(`${height} px high: ${nameOf(control)}`)
    if (control.scrollWidth > control.clientWidth + 1 && control.matches('button, label'))
      faults.push(`wider inside than outside: ${nameOf(control)}`)
  }

  const { scrollWidth, clientWidth } = document.scrollingElement ?? document.documentElement
  if (scrollWidth > clientWidth) faults.push(`${scrollWidth} px wide on a screen of ${clientWidth}`)

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let text = walker.nextNode(); text; text = walker.nextNode()) judgeText(text as Text) // as asked for above
  for (const field of document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('select, input[placeholder]'))
    if (isDrawn(field)) judgeField(field)

  const selector =
    'button, select, summary, a[href], textarea, input:not([type=radio]):not([type=checkbox]), label:has([type=radio], [type=checkbox])'
  const controls = [...document.querySelectorAll<HTMLElement>(selector)].filter(isDrawn)
  for (const control of controls) judgeControl(control)
  for (const [index, one] of controls.entries()) {
    for (const other of controls.slice(index + 1)) {
      const doOverlap = [...one.getClientRects()].some((a) =>
        [...other.getClientRects()].some(
          (b) =>
            Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1,
        ),
      )
      if (doOverlap && !one.contains(other)) faults.push(`${nameOf(one)} lies upon ${nameOf(other)}`)
    }
  }

  const { lang, dir } = document.documentElement
  const wanted = lang === 'ar' ? 'rtl' : 'ltr'
  if (dir !== wanted || getComputedStyle(document.body).direction !== wanted) faults.push(`${lang} runs ${dir}`)
  return { faults, texts }
}
