import * as z from 'zod/mini'
import { instanceName, type NodeState, type Session, UnknownNodeError } from '../engine/index.ts'

const answers = z.record(z.string(), z.string())

const command = z.union([
  z.strictObject({ set: answers }),
  z.strictObject({ hidden: answers }),
  z.strictObject({ add: z.string() }),
  z.strictObject({ remove: z.string() }),
  z.strictObject({ next: z.literal(true) }),
  z.strictObject({ previous: z.literal(true) }),
  z.strictObject({ state: z.literal(true) }),
  z.strictObject({ finish: z.literal(true) }),
])
type Command = z.infer<typeof command>

/** What a screen would do with a session, as data in and data out. */
export class Simulation {
  readonly #session: Session
  #page: string | null

  constructor(session: Session) {
    this.#session = session
    this.#page = session.pages()[0]?.id ?? null
  }

  step(input: unknown): Readonly<Record<string, unknown>> {
    const parsed = command.safeParse(input)
    if (!parsed.success)
      return { error: 'one of set, hidden, add, remove, next, previous, state and finish, as --help shows' }
    try {
      const more = this.#do(parsed.data)
      this.#stayOnAPage()
      return { ...more, page: this.#page }
    } catch (error) {
      if (error instanceof UnknownNodeError) return { error: error.message }
      throw error
    }
  }

  #do(input: Command): Readonly<Record<string, unknown>> {
    const session = this.#session
    if ('set' in input)
      return this.#apply(
        Object.entries(input.set).map(
          ([path, text]) =>
            () =>
              session.set(path, text),
        ),
      )
    if ('hidden' in input)
      return this.#apply(
        Object.entries(input.hidden).map(
          ([name, text]) =>
            () =>
              session.setHidden(name, text),
        ),
      )
    if ('add' in input) return this.#apply([() => session.add(input.add)])
    if ('remove' in input) return this.#apply([() => session.remove(input.remove)])
    if ('next' in input) return this.#next()
    if ('previous' in input) return this.#turn(-1)
    if ('state' in input) return { changed: session.nodes().map(describe), removed: [] }
    return { changed: [], removed: [], ...this.#finish() }
  }

  #apply(changes: readonly (() => { readonly changed: readonly string[] })[]): Readonly<Record<string, unknown>> {
    const paths = new Set(changes.flatMap((change) => change().changed))
    const nodes = [...paths].map((path) => [path, this.#session.node(path)] as const)
    return {
      changed: nodes.flatMap(([, node]) => (node ? [describe(node)] : [])),
      removed: nodes.flatMap(([path, node]) => (node ? [] : [path])),
    }
  }

  #next(): Readonly<Record<string, unknown>> {
    const violations = this.#page === null ? [] : this.#session.violations(this.#page)
    return violations.length > 0 ? { changed: [], removed: [], violations } : this.#turn(1)
  }

  #turn(by: number): Readonly<Record<string, unknown>> {
    const pages = this.#session.pages()
    const index = pages.findIndex(({ id }) => id === this.#page)
    const page = pages[index + by]
    if (page) this.#page = page.id
    return { changed: [], removed: [], isLast: page === undefined || page === pages.at(-1) }
  }

  #finish(): Readonly<Record<string, unknown>> {
    const session = this.#session
    return {
      violations: session.violations(),
      canSubmit: session.canSubmit(),
      isUsable: session.isUsable(),
      instanceName: instanceName(session),
      submission: session.toSubmission(),
    }
  }

  /** The page that one was on may have stopped being relevant. */
  #stayOnAPage(): void {
    const pages = this.#session.pages()
    if (!pages.some(({ id }) => id === this.#page)) this.#page = pages[0]?.id ?? null
  }
}

function describe({ path, kind, value, relevant, required, readonly, violation, choices, count, position }: NodeState) {
  return {
    path,
    kind,
    value,
    relevant,
    required,
    readonly,
    valid: violation === null,
    ...(violation !== null && { violation }),
    ...(choices && { choices: choices.map(({ name }) => name) }),
    ...(count !== undefined && { count }),
    ...(position !== undefined && { position }),
  }
}
