import { readFileSync } from 'node:fs'
import type { NodeState } from '../../../src/engine/index.ts'
import { territoryNames } from '../../../src/i18n/territory-names.ts'
import { idOf } from '../../../src/screens/questions/question-props.ts'
import { wordsOf } from '../support/words.ts'
import type { Oracle } from './oracle.ts'
import type { Kind, Screen } from './screen.ts'

type Texts = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>

const known = new Map<string, Words>()

function wordsIn(language: string): Words {
  const words = known.get(language) ?? new Words(language)
  known.set(language, words)
  return words
}

/** Marks of direction do not show, and a blank is a blank. */
export const plain = (text: string): string =>
  text
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** What the screen must show, made from the oracle's session and the files of words alone. */
export function readAloud(oracle: Oracle): Screen {
  const words = wordsIn(oracle.language)
  const { place, language } = oracle
  const isReview = place === 'review'
  return {
    place,
    language,
    questions: oracle.asked().map((node) => ({
      id: node.source.type === 'note' ? '' : idOf(node.path),
      kind: kindOf(node),
      label: words.label(node, oracle),
      isRequired: node.required,
      error: oracle.isAttempted() ? words.error(node) : '',
      value: shownValue(node),
      options: optionsOf(node, oracle),
      keyboard: '',
      mayClear: mayClear(node),
    })),
    problems: oracle.problems().map((node) => ({ to: idOf(node.path), words: words.error(node) })),
    lines: isReview
      ? oracle.reviewed().map((node) => ({
          label: words.label(node, oracle),
          answers: words.answers(node),
          error: words.error(node),
        }))
      : [],
    mayContinue: oracle.page !== undefined && !oracle.isEnd,
    maySkip: oracle.maySkip,
    mayAdd: oracle.mayAdd,
    mayRemove: oracle.mayRemove,
    mayGoBack: isReview || (oracle.page !== undefined && oracle.page.id !== oracle.pages[0]?.id),
  }
}

export function kindOf({ source }: NodeState): Kind {
  switch (source.type) {
    case 'note':
      return 'note'
    case 'acknowledge':
      return 'box'
    case 'select_one':
      return source.appearance === 'autocomplete' ? 'search' : 'one'
    case 'select_multiple':
      return 'several'
    case 'range':
      return 'scale'
    case 'rank':
      return 'order'
    default:
      return source.appearance === 'multiline' ? 'lines' : 'line'
  }
}

/** An answer that may be left out can be taken back; a field is emptied by writing, a box by touching it again. */
function mayClear(node: NodeState): boolean {
  const kind = kindOf(node)
  if (node.value === '') return false
  return kind === 'scale' || kind === 'order' || ((kind === 'one' || kind === 'search') && !node.required)
}

/** Fields show what was typed, everything else what it means. */
function shownValue(node: NodeState): string {
  return kindOf(node).startsWith('line') ? node.entered : node.value
}

function optionsOf(node: NodeState, oracle: Oracle): readonly string[] {
  if (node.source.type === 'rank') return oracle.orderOf(node)
  if (node.source.type !== 'range') return (node.choices ?? []).map(({ name }) => name)
  const [, start = '0', end = '0'] = /start=(\d+) end=(\d+)/.exec(node.source.parameters ?? '') ?? []
  return Array.from({ length: Number(end) - Number(start) + 1 }, (_, step) => String(Number(start) + step))
}

class Words {
  readonly #texts: Texts
  readonly #app: (key: string) => string
  readonly #territories: Readonly<Record<string, string>>

  constructor(language: string) {
    this.#texts = JSON.parse(readFileSync(`locales/${language}/femig-global-cso.json`, 'utf8')) as Texts
    this.#app = wordsOf(language).app
    this.#territories = territoryNames(language)
  }

  label({ name, path }: NodeState, { session }: Oracle): string {
    const pieces = session.pipe(this.#texts[name]?.['label'] ?? name, path)
    const seen = pieces.map((piece) =>
      typeof piece === 'string' ? piece : piece.value === '' ? this.#app('app.unset.value') : piece.value,
    )
    return plain(seen.join(''))
  }

  error({ name, violation }: NodeState): string {
    if (violation === null) return ''
    const [column, otherwise] =
      violation === 'required'
        ? (['required_message', 'error.required.message'] as const)
        : (['constraint_message', 'error.fallback.message'] as const)
    return plain(this.#texts[name]?.[column] ?? this.#app(otherwise))
  }

  answers(node: NodeState): readonly string[] {
    const { source, value, entered } = node
    if (value === '') return [plain(entered.trim() === '' ? this.#app('review.empty.value') : entered)]
    switch (kindOf(node)) {
      case 'box':
        return [plain(this.#app('review.yes.value'))]
      case 'one':
      case 'search':
      case 'several':
      case 'order':
        return value.split(' ').map((code) => this.#choice('list' in source ? (source.list ?? '') : '', code))
      default:
        return [source.type === 'date' ? value.slice(0, 4) : plain(value)]
    }
  }

  #choice(list: string, code: string): string {
    const lists = this.#texts['choices'] as unknown as Texts | undefined // One level deeper than questions are.
    return plain(lists?.[list]?.[code] ?? this.#territories[code] ?? code)
  }
}
