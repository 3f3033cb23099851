import type { SurveyNode } from '../../contract/definition.ts'
import type { NodeState, Page } from '../../engine/browser.ts'
import type { Respond } from './respond.ts'

/** A path's nodes from the inside out: `/a/b[2]/c` -> itself, `/a/b[2]`, `/a` */
const fromInside = (path: string): string[] =>
  path === '' ? [] : [path, ...fromInside(path.slice(0, path.lastIndexOf('/')))]

/** The words of the nearest node, from the path upwards, that has a label. */
export function nearestLabel(path: string, respond: Respond): { row: SurveyNode; label: string } | null {
  const position = Number(/\[(\d+)\](?!.*\[)/.exec(path)?.[1] ?? 0)
  const max = respond.session().node(path.slice(0, path.lastIndexOf('[')))?.max ?? 0
  for (const holder of fromInside(path)) {
    const row = respond.session().node(holder)?.source
    const label = row && respond.words.of(row, 'label', { position, max })
    if (label) return { row, label }
  }
  return null
}

const standsAlone = (source: SurveyNode): boolean => source.relevant === undefined

export type PageOutline = {
  readonly nodes: readonly NodeState[]
  /** The one question whose label is the page's heading; else the heading is `title`. */
  readonly headingPath: string | null
  readonly title: string
  readonly hint: string | undefined
}

/** What a page shows and what it is called: its only question, its group's label, or its section's. */
export function outlineOf(page: Page, respond: Respond): PageOutline {
  const session = respond.session()
  const nodes = page.nodes.map((path) => session.node(path)).filter((node) => node !== undefined)
  const questions = nodes.filter(({ kind }) => kind === 'question')
  const main = questions.filter(({ source }) => standsAlone(source))
  const only = main.length === 1 ? main[0] : questions.length === 1 ? questions[0] : undefined
  const holder = nearestLabel(page.id, respond)
  const hasOwnTitle =
    holder !== null && holder.row.name !== respond.sections.nameOf(page.section) && holder.row !== only?.source
  if (only && !hasOwnTitle && only.source.type !== 'acknowledge') {
    const title = respond.words.of(only.source, 'label') ?? only.name
    return { nodes, headingPath: only.path, title, hint: undefined }
  }
  const hint = holder && hasOwnTitle ? respond.words.of(holder.row, 'hint') : undefined
  return { nodes, headingPath: null, title: holder?.label ?? respond.words.title(), hint }
}
