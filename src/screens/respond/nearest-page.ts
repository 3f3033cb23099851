import type { Page, Session } from '../../engine/browser.ts'

/**
 * The page with this id or, when the answers have taken it away meanwhile, the one that stands nearest before its place:
 * the last entry that is left of a repeat, or the page before a question that is no longer asked.
 */
export function nearestPage(id: string, session: Session): Page | undefined {
  const pages = session.pages()
  const repeat = session.node(id.replace(/\[\d+\]$/, ''))
  const there = session.node(id) || !repeat?.count ? id : `${repeat.path}[${repeat.count}]`
  const order = new Map(session.nodes().map(({ path }, index) => [path, index]))
  const placeOf = (path: string): number => order.get(path) ?? Number.POSITIVE_INFINITY
  return pages.filter((page) => placeOf(page.id) <= placeOf(there)).at(-1) ?? pages[0]
}
