/** As near as this to the upper or lower edge of the screen, the page moves along; in CSS pixels. */
const edge = 56
/** How far it moves in each frame. */
const step = 12

/** Which place is meant at a height, among rows whose middles lie at these. */
export const placeAt = (middles: readonly number[], y: number): number => middles.filter((middle) => middle < y).length

/**
 * Follows one finger or mouse from the handle on which it went down until it lets go, also outside of the window.
 * The list takes the pointer, not the handle: a row that changes places leaves the page for a moment and would lose it.
 * @param from    index of the row that is held
 * @param onPlace is told each new index while it is held
 * @param onEnd   the pointer let go, or was taken away; the row stays where it is
 */
export function dragOrder(
  list: HTMLElement,
  event: PointerEvent,
  from: number,
  { onPlace, onEnd }: { onPlace: (to: number) => void; onEnd: () => void },
): void {
  // Measured once: rows of different heights would otherwise change places to and fro under a finger that stands still.
  const middles = [...list.children]
    .filter((_, index) => index !== from)
    .map((row) => row.getBoundingClientRect())
    .map(({ top, height }) => top + height / 2 + scrollY)
  let y = event.clientY
  let at = from
  let frame = 0

  function place(): void {
    const to = placeAt(middles, y + scrollY)
    if (to === at) return
    at = to
    onPlace(to)
  }

  function scrollAlong(): void {
    const { top, bottom } = list.getBoundingClientRect()
    const isUp = y < edge && top < edge
    const isDown = y > innerHeight - edge && bottom > innerHeight - edge
    if (isUp || isDown) {
      scrollBy({ top: isUp ? -step : step, behavior: 'instant' })
      place()
    }
    // A list that left the page is never told that it lost the pointer.
    frame = list.isConnected ? requestAnimationFrame(scrollAlong) : 0
  }

  function onMove(moved: PointerEvent): void {
    if (moved.pointerId !== event.pointerId) return
    y = moved.clientY
    place()
  }

  function onLost(lost: PointerEvent): void {
    if (lost.pointerId !== event.pointerId) return
    cancelAnimationFrame(frame)
    list.removeEventListener('pointermove', onMove)
    list.removeEventListener('lostpointercapture', onLost)
    onEnd()
  }

  list.setPointerCapture(event.pointerId)
  list.addEventListener('pointermove', onMove)
  list.addEventListener('lostpointercapture', onLost)
  frame = requestAnimationFrame(scrollAlong)
}
