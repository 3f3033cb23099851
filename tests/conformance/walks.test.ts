import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { createSession, instanceName, loadForm, type NodeState, type Session } from '../../src/engine/index.ts'
import { importForm } from '../../src/interop/xlsform/import-form.ts'
import { walkDeviations } from './deviations.ts'
import { recordingAt } from './recordings.ts'

const state = z.looseObject({
  value: z.optional(z.string()),
  relevant: z.boolean(),
  required: z.optional(z.boolean()),
  constraintValid: z.optional(z.boolean()),
  choices: z.optional(z.array(z.tuple([z.string()], z.unknown()))),
  count: z.optional(z.number()),
})
type State = z.infer<typeof state>

const step = z.looseObject({
  op: z.enum(['answer', 'addRepeat', 'removeRepeat']),
  ref: z.string(),
  value: z.optional(z.string()),
  changed: z.optional(z.record(z.string(), state)),
  removed: z.optional(z.array(z.string())),
  error: z.optional(z.string()),
})

const recorded = z.object({
  form: z.string(),
  seed: z.number(),
  now: z.string(),
  timeZone: z.string(),
  init: z.record(z.string(), state),
  steps: z.array(step),
})
type Recorded = z.infer<typeof recorded>

describe('walks recorded from the engine of ODK Web Forms', () => {
  const file = recordingAt('xlsform-walks.jsonl')
  const forms = recordingAt('xlsforms')
  if (file === null || forms === null) return
  const walks = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => z.parse(recorded, JSON.parse(line)))
  const tally = { nodes: 0, same: 0 }

  for (const form of new Set(walks.map((walk) => walk.form))) {
    it(`give the same states in ${form}`, () => {
      const read = importForm(readFileSync(join(forms, form)), form)
      if (read.status === 'failed') throw new Error(read.message)
      const loaded = loadForm(read.definition)
      if (loaded.status === 'failed') throw new Error(loaded.findings.map(({ message }) => message).join('\n'))
      const expected = walkDeviations[form] ?? {}
      const deviating = new Set<string>()
      for (const walk of walks.filter((each) => each.form === form)) {
        const { now, timeZone, seed } = walk
        const session = createSession(loaded.form, { now: new Date(now), timeZone, seed })
        for (const { path, ours, theirs, where } of replay(walk, session)) {
          tally.nodes += 1
          const name = path.split('/').at(-1) ?? ''
          if (JSON.stringify(ours) === JSON.stringify(theirs)) tally.same += 1
          else if (expected[name] !== undefined) deviating.add(name)
          else expect(ours, `${where}: ${path}`).toEqual(theirs)
        }
      }
      expect([...deviating].sort(), 'what agrees now must leave deviations.ts').toEqual(Object.keys(expected).sort())
    })
  }

  it('agree in nearly all nodes', () => {
    const share = (100 * tally.same) / tally.nodes
    console.log(
      `${tally.nodes} recorded nodes of ${walks.length} walks, ${tally.same} the same (${share.toFixed(2)} %).`,
    )
    expect(share).toBeGreaterThanOrEqual(97)
  })
})

interface Compared {
  readonly path: string
  readonly where: string
  readonly ours: unknown
  readonly theirs: unknown
}

/** Does what was done there, and compares what they changed as well as what we did. */
function* replay({ init, steps }: Recorded, session: Session): Generator<Compared> {
  const known = new Map<string, State>()
  const rootPath = Object.keys(init)[0] ?? ''
  const own = (path: string): string => path.slice(path.indexOf('/', 1))
  const compare = (path: string, theirs: State, where: string): Compared[] => {
    if (path === rootPath || (own(path).startsWith('/meta') && own(path) !== '/meta/instanceName')) return []
    const fields = facts(theirs)
    return [{ path, where, ours: pick(oursAt(session, own(path)), Object.keys(fields)), theirs: fields }]
  }
  for (const [path, theirs] of Object.entries(init)) {
    known.set(path, theirs)
    yield* compare(path, theirs, 'at the start')
  }
  for (const [index, { op, ref, value, changed = {}, removed = [], error }] of steps.entries()) {
    if (error !== undefined) continue
    const where = `step ${index + 1}, ${op} ${ref}`
    const change =
      op === 'answer'
        ? session.set(own(ref), value ?? '')
        : op === 'addRepeat'
          ? session.add(own(ref))
          : session.remove(own(ref))
    for (const [path, theirs] of Object.entries(changed)) {
      known.set(path, theirs)
      yield* compare(path, theirs, where)
    }
    for (const path of removed) {
      known.delete(path)
      yield { path, where, ours: session.node(own(path)), theirs: undefined }
    }
    for (const path of change.changed.map((each) => rootPath + each)) {
      const theirs = known.get(path)
      if (theirs && !(path in changed)) yield* compare(path, theirs, `${where}, which changed nothing there`)
    }
  }
}

/** What is compared; an id that is new each time is not. */
function facts({ value, relevant, required, constraintValid, choices, count }: State): Record<string, unknown> {
  const all = {
    value: value === '<volatile>' ? undefined : value,
    relevant,
    required,
    constraintValid,
    choices: choices?.map(([name]) => name),
    count,
  }
  return Object.fromEntries(Object.entries(all).filter(([, fact]) => fact !== undefined))
}

function oursAt(session: Session, path: string): Record<string, unknown> {
  if (path === '/meta/instanceName') {
    return { value: instanceName(session), relevant: true, required: false, constraintValid: true }
  }
  const node = session.node(path.replace('#range', ''))
  return node ? oursOf(node) : {}
}

function oursOf({ value, relevant, required, violation, choices, count }: NodeState): Record<string, unknown> {
  const constraintValid = violation !== 'constraint'
  return { value, relevant, required, constraintValid, choices: choices?.map(({ name }) => name), count }
}

function pick(all: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.filter((key) => all[key] !== undefined).map((key) => [key, all[key]]))
}
