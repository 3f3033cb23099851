import type { FormNode } from './form-node.ts'
import type { Page } from './types.ts'

/**
 * The pages that a person can see now. A group with the appearance `field-list` (or `table-list`, which implies it) is a
 * page, so is a question outside of one, and so is each instance of a repeat unless it holds such groups itself.
 */
export function pagesOf(root: FormNode): Page[] {
  const pages: Page[] = []
  for (const section of root.children) collect(section, section.path, undefined, pages)
  return pages
}

/** True for a question that a person sees when she comes to its page. */
export function isVisible(node: FormNode): boolean {
  return node.relevant && node.item.question !== undefined && !node.item.isHidden
}

function collect(node: FormNode, section: string, repeatInstance: string | undefined, pages: Page[]): void {
  if (!node.relevant) return
  const addPage = (nodes: readonly string[], instance = repeatInstance): void => {
    if (nodes.length > 0)
      pages.push({ id: node.path, section, nodes, ...(instance !== undefined && { repeatInstance: instance }) })
  }
  if (node.item.question) addPage(isVisible(node) ? [node.path] : [])
  else if (node.isInstance) {
    const hasPages = node.children.some(holdsPage)
    if (!hasPages) addPage(visibleBelow(node, false), node.path)
    for (const child of node.children)
      if (hasPages || !child.item.question) collectRest(child, section, node.path, pages, hasPages)
  } else if (isPage(node)) addPage(visibleBelow(node, true))
  // Otherwise an empty repeat would have no place for the button that adds the first instance.
  else if (node.isRepeat && node.children.length === 0 && !node.item.expressions.repeat_count) addPage([node.path])
  else for (const child of node.children) collect(child, section, repeatInstance, pages)
}

/** Beside the page that an instance makes, only the repeats inside it have pages of their own. */
function collectRest(node: FormNode, section: string, instance: string, pages: Page[], isPaged: boolean): void {
  if (isPaged || node.isRepeat) collect(node, section, instance, pages)
  else for (const child of node.children) collectRest(child, section, instance, pages, false)
}

function isPage(node: FormNode): boolean {
  return !node.item.isRepeat && (node.item.hasAppearance('field-list') || node.item.hasAppearance('table-list'))
}

function holdsPage(node: FormNode): boolean {
  return isPage(node) || (!node.item.isRepeat && node.children.some(holdsPage))
}

/** @param withRepeats false leaves nested repeats to pages of their own */
function visibleBelow(node: FormNode, withRepeats: boolean): string[] {
  return node.children.flatMap((child) => {
    if (!child.relevant) return []
    if (child.item.question) return isVisible(child) ? [child.path] : []
    if (child.isRepeat && !withRepeats) return []
    const below = visibleBelow(child, withRepeats)
    return below.length > 0 || child.isRepeat ? [child.path, ...below] : []
  })
}
