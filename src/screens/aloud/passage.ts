import type { NodeState } from '../../engine/browser.ts'
import { t } from '../../i18n/index.ts'
import { shownHint } from '../questions/note.tsx'
import { pipedString } from '../questions/piped-text.tsx'
import type { QuestionProps } from '../questions/question-props.ts'
import { shownOrder } from '../questions/rank.tsx'
import { hasAppearance, listOf } from '../respond/columns.ts'
import { outlineOf, type PageOutline } from '../respond/page-outline.ts'
import type { Respond } from '../respond/respond.ts'

type Asked = Pick<QuestionProps, 'node' | 'respond' | 'error'>

/**
 * What is read aloud at one question, piece by piece, because a voice pauses between pieces: the page's title where
 * the question is the first under it, label, hint, error and choices, in the order in which they are seen.
 * Notes in a row are one passage, told by the first of them; the others have none.
 */
export function passageOf({ node, respond, error }: Asked): readonly string[] {
  const outline = outlineOfOpenPage(respond)
  const questions = outline?.nodes.filter(({ kind }) => kind === 'question') ?? []
  const index = questions.findIndex(({ path }) => path === node.path)
  if (isNote(node) && questions[index - 1] !== undefined && isNote(questions[index - 1])) return []
  const title = index === 0 ? titleOf(outline, respond) : []
  if (!isNote(node)) return clean([...title, ...question({ node, respond, error })])
  const after = questions.slice(index)
  const length = after.findIndex((next) => !isNote(next))
  const notes = length < 0 ? after : after.slice(0, length)
  return clean([...title, ...notes.flatMap((one) => note(one, respond))])
}

const isNote = (node: NodeState | undefined): boolean => node?.source.type === 'note'

function outlineOfOpenPage(respond: Respond): PageOutline | null {
  const view = respond.view.value
  const page = view.kind === 'page' ? respond.pages.value.find(({ id }) => id === view.id) : undefined
  return page ? outlineOf(page, respond) : null
}

function titleOf(outline: PageOutline | null, respond: Respond): readonly string[] {
  if (!outline || outline.headingPath !== null) return []
  return [pipedString(outline.title, respond), outline.hint ?? '']
}

function note(node: NodeState, respond: Respond): readonly string[] {
  const words = [respond.words.of(node.source, 'label'), shownHint(node, respond)]
  return words.map((text) => pipedString(text ?? '', respond))
}

function question({ node, respond, error }: Asked): readonly string[] {
  const piped = (column: 'label' | 'hint') =>
    pipedString(respond.words.of(node.source, column) ?? '', respond, node.path)
  const required = node.required ? t('page.required.label') : ''
  const wrong = error ? `${t('error.prefix.label')} ${error}` : ''
  return [piped('label'), required, piped('hint'), wrong, ...choices(node, respond)]
}

function choices(node: NodeState, respond: Respond): readonly string[] {
  const { source, path } = node
  const list = listOf(source)
  // Nobody wants to hear every country of the world before she may type.
  if (list === '' || hasAppearance(source, 'autocomplete')) return []
  const shown = source.type === 'rank' ? shownOrder(node) : respond.displayChoices(path)
  return shown.map((choice) => respond.words.choice(list, choice))
}

/** Marks that keep a name's direction are for eyes; some voices read them as a character. */
const clean = (pieces: readonly string[]): readonly string[] =>
  pieces.map((text) => text.replace(/[\u2066-\u2069]/g, '').trim()).filter((text) => text !== '')
