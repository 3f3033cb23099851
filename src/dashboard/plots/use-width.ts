import { useLayoutEffect, useRef, useState } from 'preact/hooks'

/** Paper and a page that is not laid out yet are about this wide, in CSS pixels. */
const usual = 640

/** The width that a plot may take, so that its letters stay as large as those around it. */
export function useWidth() {
  const ref = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(usual)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => setWidth(Math.max(240, Math.floor(element.clientWidth)) || usual)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { ref, width }
}
