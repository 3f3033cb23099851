import fc from 'fast-check'
import { territoryNames } from '../../../src/i18n/territory-names.ts'
import type { Screen, SeenQuestion, Touch } from './screen.ts'
import {
  addresses,
  links,
  mends,
  noAddresses,
  noLinks,
  noNumbers,
  numbers,
  paragraphs,
  tooLong,
  words,
} from './what-people-write.ts'

export const languages = ['en', 'es', 'fr', 'sq', 'ar'] as const

/** Luck, from the seed of the walk. */
export class Luck {
  readonly #draw: fc.GeneratorValue

  constructor(draw: fc.GeneratorValue) {
    this.#draw = draw
  }

  below(count: number): number {
    if (count < 1) throw new Error('nothing to pick from')
    return this.#draw(unbiased, count - 1)
  }

  chance(percent: number): boolean {
    return this.below(100) < percent
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T // The index lies within.
  }
}

// One function for all, as fast-check asks of what it may draw again.
const unbiased = (max: number) => fc.noBias(fc.nat({ max }))

/** How somebody is, all the way through. */
type Person = {
  /** How many of the questions that may be skipped she answers, in per cent. */
  readonly diligence: number
  /** How often what she answers cannot stand. */
  readonly mischief: number
}

/** Where she may go besides forward. */
export type Ways = { readonly mayGoBack: boolean; readonly mayGoForward: boolean }

/** Somebody who decides by what she sees, and remembers only what she meant to do on this page. */
export class Walker {
  readonly #luck: Luck
  readonly #person: Person
  #wanders: number
  #edits: number
  #plan: { readonly id: string; left: number } | null = null
  #considered = new Set<string>()
  #tries = new Map<string, number>()
  #place = ''

  constructor(luck: Luck) {
    this.#luck = luck
    this.#person = { diligence: luck.pick([25, 60, 90]), mischief: luck.pick([0, 10, 25]) }
    this.#wanders = luck.below(9)
    this.#edits = luck.below(4)
  }

  next(screen: Screen, ways: Ways): Touch {
    if (screen.place !== this.#place) this.#arrive(screen.place)
    const touch = this.#goOnWith(screen)
    if (touch) return touch
    if (screen.place === 'review') return this.#review(screen, ways)
    const open = screen.questions.find(({ id, kind }) => kind !== 'note' && !this.#considered.has(id))
    if (open) {
      this.#considered.add(open.id)
      this.#plan = { id: open.id, left: this.#touches(open) }
      return this.next(screen, ways)
    }
    return this.#wander(screen, ways) ?? this.#mend(screen) ?? this.#leave(screen)
  }

  #arrive(place: string): void {
    this.#place = place
    this.#plan = null
    this.#considered = new Set()
    this.#tries = new Map()
  }

  #review(screen: Screen, ways: Ways): Touch {
    if (this.#edits > 0) {
      this.#edits -= 1
      return { do: 'change', line: this.#luck.below(screen.lines.length) }
    }
    const wandering = this.#wander(screen, ways)
    if (wandering) return wandering
    return screen.problems.length > 0 ? { do: 'mend', line: 0 } : { do: 'send' }
  }

  #wander(screen: Screen, ways: Ways): Touch | null {
    if (this.#wanders === 0 || !this.#luck.chance(15)) return null
    this.#wanders -= 1
    const others = languages.filter((tag) => tag !== screen.language)
    const possible: readonly Touch[] = [
      { do: 'reload' },
      { do: 'language', tag: this.#luck.pick(others) },
      ...(screen.mayGoBack ? [{ do: 'back' } as const, { do: 'back' } as const] : []),
      ...(ways.mayGoBack ? [{ do: 'browser-back' } as const, { do: 'browser-back' } as const] : []),
      ...(ways.mayGoForward ? [{ do: 'browser-forward' } as const, { do: 'browser-forward' } as const] : []),
    ]
    return this.#luck.pick(possible)
  }

  #leave(screen: Screen): Touch {
    if (!screen.mayContinue) return { do: 'back' }
    if (screen.mayAdd && this.#luck.chance(40)) return { do: 'add' }
    if (screen.mayRemove && this.#luck.chance(25)) return { do: 'remove' }
    return screen.maySkip && this.#luck.chance(50) ? { do: 'skip' } : { do: 'continue' }
  }

  /** How often she will touch this question; none is to leave it as it is. */
  #touches({ kind, isRequired, value }: SeenQuestion): number {
    const { diligence, mischief } = this.#person
    const likely = value !== '' ? 20 : isRequired ? 100 - mischief : diligence
    if (!this.#luck.chance(likely)) return 0
    return kind === 'several' || kind === 'order' ? this.#luck.below(this.#luck.chance(mischief) ? 7 : 4) : 1
  }

  #goOnWith(screen: Screen): Touch | null {
    const plan = this.#plan
    const question = screen.questions.find(({ id }) => id !== '' && id === plan?.id)
    if (!plan || !question || plan.left === 0) return null
    plan.left -= 1
    return this.#answer(question, screen.language)
  }

  #answer(question: SeenQuestion, language: string): Touch {
    const { id, kind, options, mayClear } = question
    if (mayClear && this.#luck.chance(20)) return { do: 'clear', question: id }
    switch (kind) {
      case 'box':
        return { do: 'toggle', question: id, option: 'OK' }
      case 'search':
        return this.#find(question, language)
      case 'several':
        return this.#toggle(question)
      case 'order':
        return this.#move(question)
      case 'line':
      case 'lines':
        return { do: 'write', question: id, text: this.#text(question, this.#luck.chance(this.#person.mischief)) }
      default:
        return { do: 'choose', question: id, option: this.#luck.pick(options) }
    }
  }

  #toggle({ id, options }: SeenQuestion): Touch {
    // Those at the end stand alone, or ask for more.
    const last = options.slice(-3)
    return { do: 'toggle', question: id, option: this.#luck.pick(this.#luck.chance(30) ? last : options) }
  }

  #move({ id, options, value }: SeenQuestion): Touch {
    if (value === '' && this.#luck.chance(30)) return { do: 'keep', question: id }
    return { do: this.#luck.pick(['up', 'down']), question: id, option: this.#luck.pick(options) }
  }

  /** By its name in the language of the page, by its code, or, if it is no country, as it stands under the search. */
  #find({ id, options }: SeenQuestion, language: string): Touch {
    const outside = options.filter((code) => code.length > 2)
    if (outside.length > 0 && this.#luck.chance(10))
      return { do: 'choose', question: id, option: this.#luck.pick(outside) }
    const [code, name] = this.#luck.pick(Object.entries(territoryNames(language)))
    const text = this.#luck.pick([name, name.toUpperCase(), `  ${name} `, name.normalize('NFD')])
    return { do: 'find', question: id, text, option: code, by: this.#luck.pick(['enter', 'touch']) }
  }

  #text({ kind, keyboard }: SeenQuestion, isWrong: boolean): string {
    const [right, wrong] = (
      {
        numeric: [numbers, noNumbers],
        decimal: [numbers, noNumbers],
        url: [links, noLinks],
        email: [addresses, noAddresses],
      } as Readonly<Record<string, readonly [readonly string[], readonly string[]]>>
    )[keyboard] ?? [kind === 'lines' ? [...words, ...paragraphs] : [...words, ...addresses], tooLong]
    return this.#luck.pick(isWrong ? wrong : right)
  }

  /** Tries one thing after the other on the first question that the summary names. */
  #mend(screen: Screen): Touch | null {
    const to = screen.problems[0]?.to
    const question = screen.questions.find(({ id }) => id === to)
    if (to === undefined || !question) return null
    const tries = this.#tries.get(to) ?? 0
    this.#tries.set(to, tries + 1)
    const { id, kind, options, value, keyboard } = question
    switch (kind) {
      case 'box':
        return { do: 'toggle', question: id, option: 'OK' }
      case 'search':
        return this.#find(question, screen.language)
      case 'several': {
        const chosen = value.split(' ').filter(Boolean)
        // Too many first, then whatever is missing.
        const option = chosen.length > 1 && tries < 20 ? this.#luck.pick(chosen) : options[tries % options.length]
        return { do: 'toggle', question: id, option: option ?? '' }
      }
      case 'line':
      case 'lines': {
        const candidates = mends[keyboard] ?? mends['text'] ?? []
        return { do: 'write', question: id, text: candidates[tries % candidates.length] ?? '' }
      }
      default:
        return { do: 'choose', question: id, option: this.#luck.pick(options) }
    }
  }
}
