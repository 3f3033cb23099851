import type { Answers } from '../../../src/contract/submission.ts'
import { createSession, type NodeState, type Page, type Session } from '../../../src/engine/index.ts'
import { idOf } from '../../../src/screens/questions/question-props.ts'
import { definition, form } from '../../support/femig-survey.ts'
import { readAloud } from './expected-words.ts'
import type { Touch } from './screen.ts'
import { Trail } from './trail.ts'

const review = 'review'

/** The link by which somebody came, and what the device makes of it. */
export type Link = { readonly path: string; readonly workshop: string; readonly channel: string }

/**
 * The same answers given to the engine alone, in Node and without a break: no screen, no draft, no reload.
 * Whatever the product shows, keeps and sends must be what this session says.
 */
export class Oracle {
  readonly session: Session
  readonly trail: Trail
  language: string
  place: string
  /** Pages on which somebody pressed Continue in vain. */
  #attempted = new Set<string>()
  /** The pages there were when she left the review to change one. */
  #reviewed: ReadonlySet<string> | null = null

  constructor(link: Link, language: string) {
    this.language = language
    this.session = createSession(form, {
      now: new Date(),
      timeZone: 'Asia/Kathmandu',
      seed: 1,
      hidden: {
        workshop_code: link.workshop,
        source_channel: link.channel,
        response_mode: 'self',
        form_version: definition.version,
      },
    })
    this.place = this.pages[0]?.id ?? ''
    this.trail = new Trail(this.place)
  }

  get pages(): readonly Page[] {
    return this.session.pages()
  }

  get page(): Page | undefined {
    return this.pages.find(({ id }) => id === this.place)
  }

  /** Questions and notes of the page in order. */
  asked(page: Page | undefined = this.page): readonly NodeState[] {
    return (page?.nodes ?? []).map((path) => this.#node(path)).filter(({ kind }) => kind === 'question')
  }

  isAttempted(place: string = this.place): boolean {
    return this.#attempted.has(place)
  }

  /** There is nothing to go on to: only a button that ends it. */
  get isEnd(): boolean {
    return this.page !== undefined && this.#next === null && !this.asked().some(({ required }) => required)
  }

  get maySkip(): boolean {
    const asked = this.asked().filter(({ source }) => source.type !== 'note')
    return (
      this.#next !== null && asked.length > 0 && asked.every(({ entered, required }) => entered === '' && !required)
    )
  }

  get mayAdd(): boolean {
    const repeat = this.#repeat
    return repeat !== undefined && repeat.position === repeat.count && repeat.count < repeat.max
  }

  get mayRemove(): boolean {
    return (this.#repeat?.count ?? 0) > 1
  }

  /** Questions in the order in which the review shows them: consents first, then section by section. */
  reviewed(): readonly NodeState[] {
    const all = this.pages.flatMap((page) => this.asked(page)).filter(({ source }) => source.type !== 'note')
    const isConsent = ({ name }: NodeState) => name.startsWith('consent_')
    return [...all.filter(isConsent), ...all.filter((node) => !isConsent(node))]
  }

  /** What should be on the screen now. */
  get screen() {
    return readAloud(this)
  }

  /** What the screen would have to send now; how long it took is the device's own affair. */
  submission(): Readonly<Record<string, Answers>> {
    this.session.setHidden('ui_language', this.language)
    return this.session.toSubmission()
  }

  apply(touch: Touch): void {
    switch (touch.do) {
      case 'choose':
      case 'find':
        return this.#set(touch.question, touch.option)
      case 'toggle':
        return this.#toggle(touch.question, touch.option)
      case 'up':
      case 'down':
        return this.#move(touch.question, touch.option, touch.do === 'up' ? -1 : 1)
      case 'write':
        return this.#set(touch.question, touch.text)
      case 'clear':
        return this.#set(touch.question, '')
      case 'keep':
        return this.#set(touch.question, this.orderOf(this.#byId(touch.question)).join(' '))
      case 'continue':
      case 'skip':
        return this.#continue()
      case 'send':
        return this.#send()
      case 'back':
      case 'browser-back':
        return this.#arrive(this.trail.back())
      case 'browser-forward':
        return this.#arrive(this.trail.forward())
      case 'reload':
        this.#attempted = new Set()
        this.#reviewed = null
        return
      case 'language':
        this.language = touch.tag
        return
      case 'add': {
        const { path, count } = this.#repeat ?? { path: '', count: 0 }
        this.session.add(path)
        return this.#goOn(`${path}[${count + 1}]`)
      }
      case 'remove': {
        const { path, position, count } = this.#repeat ?? { path: '', position: 1, count: 0 }
        this.session.remove(this.place)
        return this.#goOn(`${path}[${Math.min(position, count - 1)}]`)
      }
      case 'change':
        return this.#change(this.reviewed()[touch.line]?.path ?? '')
      case 'mend':
        if (this.place === review) this.#change(this.problems()[touch.line]?.path ?? '')
        return
      default:
        return touch satisfies never
    }
  }

  /** What the summary of this place must name. */
  problems(): readonly NodeState[] {
    if (!this.isAttempted()) return []
    return this.session.violations(this.place === review ? undefined : this.place).map(({ path }) => this.#node(path))
  }

  /** How a list to put in order stands: as ranked, else as offered. */
  orderOf({ value, choices = [] }: NodeState): readonly string[] {
    return value === '' ? choices.map(({ name }) => name) : value.split(' ')
  }

  get #repeat(): { path: string; position: number; count: number; max: number } | undefined {
    const instance = this.page?.repeatInstance
    if (instance === undefined) return undefined
    const path = instance.slice(0, instance.lastIndexOf('['))
    const { count = 0, max = Number.POSITIVE_INFINITY } = this.#node(path)
    return { path, position: this.#node(instance).position ?? 1, count, max }
  }

  get #next(): string | null {
    const next = this.pages[this.pages.findIndex(({ id }) => id === this.place) + 1]
    return next?.id ?? (this.session.canSubmit() ? review : null)
  }

  #node(path: string): NodeState {
    const node = this.session.node(path)
    if (!node) throw new Error(`the engine has no ${path}`)
    return node
  }

  #byId(id: string): NodeState {
    const node = this.asked().find(({ path }) => idOf(path) === id)
    if (!node) throw new Error(`the engine does not ask ${id} on ${this.place}`)
    return node
  }

  #set(id: string, text: string): void {
    this.session.set(this.#byId(id).path, text)
  }

  /** What stands alone releases the rest, and is released by it; codes stand in the order of the list. */
  #toggle(id: string, option: string): void {
    const node = this.#byId(id)
    if (node.source.type === 'acknowledge') return this.#set(id, node.value === 'OK' ? '' : 'OK')
    const choices = node.choices ?? []
    const chosen = new Set(node.value.split(' ').filter(Boolean))
    const alone = choices.filter(({ exclusive }) => exclusive).map(({ name }) => name)
    if (chosen.has(option)) chosen.delete(option)
    else {
      if (alone.includes(option)) chosen.clear()
      for (const name of alone) chosen.delete(name)
      chosen.add(option)
    }
    const names = choices.map(({ name }) => name).filter((name) => chosen.has(name))
    this.#set(id, names.join(' '))
  }

  #move(id: string, option: string, by: number): void {
    const order = [...this.orderOf(this.#byId(id))]
    const from = order.indexOf(option)
    const to = from + by
    if (to < 0 || to >= order.length) return
    order.splice(to, 0, ...order.splice(from, 1))
    this.#set(id, order.join(' '))
  }

  #continue(): void {
    if (this.session.violations(this.place).length > 0) {
      this.#attempted.add(this.place)
      return
    }
    const next = this.#next
    if (next === null) return this.#toFirstProblem()
    this.#goOn(this.#reviewed?.has(next) && this.session.canSubmit() ? review : next)
  }

  /** Where nothing comes after, something before is missing: nobody may be left standing in front of a dead button. */
  #toFirstProblem(): void {
    const path = this.session.violations()[0]?.path ?? ''
    const page = this.pages.find(({ nodes }) => nodes.includes(path))?.id ?? ''
    this.#attempted.add(page)
    this.#goOn(page)
  }

  #send(): void {
    if (this.session.violations().length === 0) {
      this.place = 'done'
      return
    }
    this.#attempted = new Set([...this.pages.map(({ id }) => id), review, ...this.#attempted])
  }

  #change(path: string): void {
    this.#reviewed = new Set(this.pages.map(({ id }) => id))
    this.#goOn(this.pages.find(({ nodes }) => nodes.includes(path))?.id ?? '')
  }

  #goOn(place: string): void {
    this.trail.goOn(place)
    this.#show(place)
  }

  /** A place that is gone by now leads to the page before it. */
  #arrive(place: string): void {
    if (place === review && this.session.canSubmit()) return this.#show(review)
    const ids = this.pages.map(({ id }) => id)
    // In the order of the form; what stands in a repeat that is gone, or past its last entry, is after what is left of it.
    const order = this.session.nodes().map(({ path }) => path)
    const rank = (id: string): number => {
      for (let path = id; path !== ''; path = lessOne(path)) if (order.includes(path)) return order.indexOf(path)
      return order.length
    }
    this.#show(ids.filter((id) => id === place || rank(id) <= rank(place)).at(-1) ?? '')
  }

  #show(place: string): void {
    this.place = place
    if (place === review) this.#reviewed = null
    const sections = definition.survey.map(({ name }) => `/${name}`).slice(1)
    const letter = 'ABCDEFGH'[sections.indexOf(this.page?.section ?? '')] ?? ''
    if (letter > String(this.session.evaluate('${sections_reached}')))
      this.session.setHidden('sections_reached', letter)
  }
}

/** The entry before this one, and before the first the repeat itself; nothing for what stands in no repeat. */
function lessOne(path: string): string {
  const [, repeat = '', position = '0'] = /^(.*)\[(\d+)\]$/.exec(path) ?? []
  return Number(position) > 1 ? `${repeat}[${Number(position) - 1}]` : repeat
}
