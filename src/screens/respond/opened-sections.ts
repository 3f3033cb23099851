import type { SectionOpened } from '../../contract/section-opened.ts'

/**
 * Tells which sections were opened, each once for one person: the coordinators see where people stop, and nobody is
 * followed. The first page is left out: whoever has not agreed to take part is not counted.
 */
export function openedSections(tell: (opened: SectionOpened) => void) {
  let told = new Set<string>()
  return {
    opened(opened: SectionOpened): void {
      if (told.has(opened.section)) return
      told.add(opened.section)
      tell(opened)
    },
    /** Somebody else begins, or goes on where these have been told before. */
    restart(already: readonly string[] = []): void {
      told = new Set(already)
    },
  }
}
