/** What the probe leaves on the page; times in ms since the navigation began. */
export type Seen = {
  readable: number | null
  /** When the control first stood on the screen, and where to tap it. */
  answerable: { at: number; x: number; y: number } | null
  live: number | null
  longTasks: [start: number, duration: number][]
  /** Input event to the paint that shows `liveText`, counted anew from every click while that text is away. */
  toggles: number[]
}

export type Probe = Seen & {
  /** Where to tap the n-th control of the page, brought onto the screen; null while there is none. */
  placeOf: (index: number) => { x: number; y: number; checked: boolean } | null
  /** The middle of the first element that a selector finds, brought onto the screen; null while there is none. */
  middleOf: (selector: string) => { x: number; y: number } | null
  isShown: (text: string) => boolean
}

declare global {
  var bench: Probe
}

/**
 * Runs in the page, before anything else there: looks at what a person would see in each frame in which something may
 * have changed. It must stay cheap, for it runs six times slower like everything else, and everybody pays for it alike.
 */
export function probe({ firstText, liveText }: { firstText: string; liveText: string }): void {
  const scope = 'main, #app, form'
  /** The texts that the measures wait for stand near the top. */
  const textsToRead = 100
  /** Styles that arrive change what is shown without a change of the document. */
  const framesBetweenLooks = 15

  const isOnScreen = (box: DOMRect | undefined): boolean => box !== undefined && box.height > 0 && box.width > 0

  function isShown(text: string): boolean {
    const root = document.querySelector(scope)
    if (!root) return false
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let read = 0; read < textsToRead && walker.nextNode(); read += 1) {
      if (!walker.currentNode.nodeValue?.includes(text)) continue
      if (walker.currentNode.parentElement?.closest('script')) continue
      const range = document.createRange()
      range.selectNode(walker.currentNode)
      if (isOnScreen(range.getClientRects()[0])) return true
    }
    return false
  }

  const controls = (): HTMLInputElement[] =>
    [...document.querySelectorAll<HTMLInputElement>('main input, #app input')].filter(
      (input) => input.type !== 'hidden' && !input.disabled,
    )
  /** Many draw a box of their own over the real one, which they hide; a person taps its words. */
  const target = (input: HTMLInputElement): Element => input.closest('label') ?? input.labels?.[0] ?? input

  function placeOf(index: number) {
    const input = controls()[index]
    if (!input) return null
    target(input).scrollIntoView({ block: 'center', behavior: 'instant' })
    const box = target(input).getBoundingClientRect()
    if (!isOnScreen(box)) return null
    return { x: box.x + Math.min(box.width / 2, 24), y: box.y + box.height / 2, checked: input.checked }
  }

  function middleOf(selector: string) {
    const element = document.querySelector(selector)
    element?.scrollIntoView({ block: 'center', behavior: 'instant' })
    const box = element?.getBoundingClientRect()
    return box && isOnScreen(box) ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null
  }

  const found = { readable: null, answerable: null, live: null, longTasks: [], toggles: [] }
  const seen: Probe = { ...found, placeOf, middleOf, isShown }
  globalThis.bench = seen

  /** From within a frame: once that frame has been drawn. */
  function afterPaint(then: (now: number) => void): void {
    const channel = new MessageChannel()
    channel.port1.onmessage = () => then(performance.now())
    channel.port2.postMessage(null)
  }

  let isFound = { readable: false, answerable: false, live: false }
  let clickedAt: number | null = null
  let hasChanged = true
  let framesSince = 0

  function frame(): void {
    requestAnimationFrame(frame)
    framesSince += 1
    if (!hasChanged && framesSince < framesBetweenLooks) return
    hasChanged = false
    framesSince = 0
    look()
  }

  function look(): void {
    if (!isFound.readable && isShown(firstText)) {
      isFound = { ...isFound, readable: true }
      afterPaint((now) => {
        seen.readable = now
      })
    }
    if (!isFound.answerable) {
      const place = placeOf(0)
      if (place) {
        isFound = { ...isFound, answerable: true }
        afterPaint((now) => {
          seen.answerable = { at: now, x: place.x, y: place.y }
        })
      }
    }
    const waitsForLive = isFound.answerable && !isFound.live
    if ((waitsForLive || clickedAt !== null) && isShown(liveText)) {
      isFound = { ...isFound, live: true }
      const began = clickedAt
      clickedAt = null
      afterPaint((now) => {
        seen.live ??= now
        if (began !== null) seen.toggles.push(now - began)
      })
    }
  }
  new MutationObserver(() => {
    hasChanged = true
  }).observe(document, { childList: true, subtree: true, attributeFilter: ['class', 'hidden', 'style'] })
  requestAnimationFrame(frame)

  addEventListener(
    'click',
    (event) => {
      // A label's click is followed by one of its control, which is the same tap.
      if (clickedAt === null && !isShown(liveText)) clickedAt = event.timeStamp
    },
    true,
  )
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.longTasks.push([startTime, duration])
  }).observe({ type: 'longtask', buffered: true })
}
