import type { ComponentChildren } from 'preact'

/** A table that may be larger than its place: whoever has only a keyboard can scroll it too. */
export function ScrollRegion({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without the focus no key would reach what is scrolled away
    <section class="plot-table" tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
