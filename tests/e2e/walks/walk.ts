import type { Page } from '@playwright/test'
import type { Answers } from '../../../src/contract/submission.ts'
import type { Endpoint } from '../support/endpoint.ts'
import { wordsOf } from '../support/words.ts'
import { differences } from './differences.ts'
import { type Luck, languages, Walker } from './model.ts'
import { type Link, Oracle } from './oracle.ts'
import { installEyes, type Screen, type Touch } from './screen.ts'
import { newRows, type StoredRow } from './stored-rows.ts'

const links: readonly Link[] = [
  { path: '/?', workshop: '', channel: 'web' },
  { path: '/w/mex_2025?', workshop: 'mex_2025', channel: 'qr' },
  { path: '/?w=bog_2025&s=email&', workshop: 'bog_2025', channel: 'email' },
  { path: '/?w=nowhere&s=somewhere&', workshop: 'unknown', channel: 'web' },
]

/** More than anybody ever needs: a walk that has not arrived by then goes round in circles. */
const mostTouches = 1500

/** As long as a person would look at a screen that does not change. */
const patienceMs = 8000

/** Known to the device alone, and so taken from what was stored. */
const ofTheDevice = { duration_band: ['lt5', 'unknown'] } as const

/** One person's way from the link to the store, told line by line. */
export class Walk {
  readonly steps: string[] = []
  readonly #page: Page
  readonly #endpoint: Endpoint
  readonly #oracle: Oracle
  readonly #walker: Walker
  readonly #link: Link

  constructor(page: Page, endpoint: Endpoint, luck: Luck) {
    this.#page = page
    this.#endpoint = endpoint
    this.#link = luck.pick(links)
    this.#oracle = new Oracle(this.#link, luck.pick(languages))
    this.#walker = new Walker(luck)
  }

  /** @throws Error that tells where screen, store and engine part */
  async go(stored: Set<string>): Promise<void> {
    const failures: string[] = []
    this.#page.on('pageerror', ({ message }) => failures.push(`the page threw: ${message}`))
    await this.#page.addInitScript(installEyes)
    const address = `${this.#link.path}lang=${this.#oracle.language}`
    this.#tell(address)
    await this.#page.goto(`${this.#endpoint.url}${address}`, { waitUntil: 'commit' })
    let screen = await this.#step(null)
    while (this.#oracle.place !== 'done') {
      if (this.steps.length > mostTouches) throw new Error('never arrives')
      screen = await this.#step(this.#walker.next(screen, this.#oracle.trail))
      if (failures[0]) throw new Error(failures[0])
    }
    await this.#page.waitForSelector('[data-fate="received"]')
    const rows = newRows(this.#endpoint.dataDir, stored)
    for (const { instanceId } of rows) stored.add(instanceId)
    this.#compareWithStore(rows)
  }

  /** Does it on the screen and with the engine, then lays one beside the other. */
  async #step(touch: Touch | null): Promise<Screen> {
    if (touch) this.#tell(`${this.#oracle.place}: ${Object.values(touch).map(short).join(' ')}`)
    if (touch?.do === 'reload') await this.#reload()
    if (touch) this.#oracle.apply(touch)
    const wanted = this.#oracle.screen
    const ids = wanted.questions.map(({ id }) => id).filter(Boolean)
    let byHand = touch?.do === 'reload' ? null : touch
    const until = performance.now() + patienceMs
    for (;;) {
      const screen = await this.#page.evaluate(([it, place, expected]) => eyes.step(it, place, expected), [
        byHand,
        wanted.place,
        ids,
      ] as const)
      const found = differences(screen, wanted)
      if (found.length === 0) return screen
      // What is loaded later, such as an unfinished survey after a reload, has its time.
      if (performance.now() > until) throw new Error(found.join('\n'))
      byHand = null
    }
  }

  async #reload(): Promise<void> {
    const { language } = this.#oracle
    const saving = wordsOf(language).app('draft.saving.status')
    const isKept = await this.#page.evaluate(([words, tag]) => eyes.isKept(words, tag), [saving, language] as const)
    if (!isKept) throw new Error('the draft or the language was not written in time')
    await this.#page.reload({ waitUntil: 'commit' })
  }

  #compareWithStore(rows: readonly StoredRow[]): void {
    const submission = this.#oracle.submission()
    const parts = Object.keys(submission)
    const stored = rows.map(({ part }) => part)
    if (stored.join() !== parts.join()) throw new Error(`parts stored: ${stored}; parts of the engine: ${parts}`)
    for (const { part, payload, reasons, language, usable } of rows) {
      const answers = submission[part] ?? {}
      const wanted = part === 'answers' ? withBandOf(payload.answers, answers) : answers
      const [kept, meant] = [JSON.stringify(payload.answers), JSON.stringify(wanted)]
      if (kept !== meant) throw new Error(`${part} is stored as\n${kept}\nand is to the engine\n${meant}`)
      if (reasons !== null) throw new Error(`${part} was set aside: ${reasons}`)
      if (language !== this.#oracle.language) throw new Error(`${part} is said to be in ${language}`)
      if (part === 'answers' && Boolean(usable) !== this.#oracle.session.isUsable())
        throw new Error(`usable is stored as ${usable}`)
    }
  }

  #tell(step: string): void {
    this.steps.push(`${String(this.steps.length).padStart(4)} ${step}`)
  }
}

function short(value: unknown): string {
  const text = String(value)
  return text.length > 60 ? `${JSON.stringify(text.slice(0, 40))}… (${text.length})` : text
}

/** The engine's answers with the one value that only the device can know, if it is one that it may have. */
function withBandOf(stored: unknown, answers: Answers): Answers {
  const { paradata } = stored as { paradata: { duration_band: string } } // A wrong shape shows in the comparison.
  const isPossible = (ofTheDevice.duration_band as readonly string[]).includes(paradata.duration_band)
  const own = answers['paradata'] as Answers // A group's answers are answers.
  return isPossible ? { ...answers, paradata: { ...own, duration_band: paradata.duration_band } } : answers
}
