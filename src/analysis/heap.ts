/** Numbers with a price each, of which the cheapest comes first. */
export function createHeap() {
  const items: { readonly item: number; readonly price: number }[] = []
  const priceAt = (at: number): number => items[at]?.price ?? Infinity

  function swap(a: number, b: number): void {
    const [first, second] = [items[a], items[b]]
    if (!first || !second) return
    items[a] = second
    items[b] = first
  }

  return {
    push(item: number, price: number): void {
      items.push({ item, price })
      for (let at = items.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1
        if (priceAt(parent) <= priceAt(at)) return
        swap(parent, at)
        at = parent
      }
    },
    pop(): { readonly item: number; readonly price: number } | undefined {
      const [first] = items
      const last = items.pop()
      if (items.length === 0 || !last) return first
      items[0] = last
      for (let at = 0; ; ) {
        const least = [2 * at + 1, 2 * at + 2].reduce(
          (best, child) => (priceAt(child) < priceAt(best) ? child : best),
          at,
        )
        if (least === at) return first
        swap(least, at)
        at = least
      }
    },
  }
}
