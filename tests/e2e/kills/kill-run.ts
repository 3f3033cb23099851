import { expect } from '@playwright/test'
import { random } from '../../bench/survey/random.ts'
import type { Outcome } from '../../torture/torture-run.ts'
import type { Killable } from '../engines/engine.ts'
import { EngineSurvey } from '../engines/engine-survey.ts'
import { Endpoint } from '../support/endpoint.ts'
import { storedParts } from '../support/stored-parts.ts'
import { flatten } from './flatten.ts'
import { begin, type Person, seesSaved, send, step } from './person.ts'

const phases = ['answering', 'finishing', 'syncing'] as const
type Phase = (typeof phases)[number]

/**
 * One person after the other answers on one device, and in each one's time its browser is killed at a moment of chance:
 * while she answers, while she finishes, or while what she finished goes out. In the end the server is held against
 * what the screen had said.
 */
export async function killRun(open: () => Promise<Killable>, plan: { seed: number; kills: number }): Promise<Outcome> {
  const chance = random(plan.seed)
  const endpoint = await Endpoint.start()
  const link = `${endpoint.url}/w/mex_2025?lang=en`
  const people: Person[] = []
  const kills: Record<Phase, number> = { answering: 0, finishing: 0, syncing: 0 }
  let [engine, draftsLost, shownAsSaved] = [await open(), 0, 0]
  try {
    for (let round = 0; round < plan.kills; round += 1) {
      const phase = phases[round % phases.length] ?? 'answering'
      const person = { marker: `person ${plan.seed}-${round}`, kept: new Map(), isSent: false, isShownAsSaved: false }
      people.push(person)
      await engine.open(link)
      await new EngineSurvey(engine, 'en').isControlledByWorker()
      await begin(engine, person)
      await killDuring[phase](engine, person, endpoint, chance.next)
      kills[phase] += 1
      if (person.isShownAsSaved) shownAsSaved += 1
      engine = await open()
      await engine.open(link)
      if (await isOfferedDraft(engine)) await finishDraft(engine, person)
      else if (!person.isSent) draftsLost += 1
    }
    // Whatever still waits goes by itself.
    await engine.ask(() => dispatchEvent(new Event('online')), undefined)
    const rows = await rowsOf(endpoint, people.length - draftsLost)
    return {
      facts: { ...kills, responses: rows.length, 'shown as saved': shownAsSaved },
      broken: { 'drafts lost': draftsLost, ...compare(people, rows) },
    }
  } finally {
    await engine.close()
    await endpoint.kill()
  }
}

type Kill = (engine: Killable, person: Person, endpoint: Endpoint, chance: () => number) => Promise<void>

const killDuring: Readonly<Record<Phase, Kill>> = {
  async answering(engine, person, _endpoint, chance) {
    for (let steps = Math.floor(chance() * 30); steps > 0 && (await step(engine, person)); steps -= 1);
    await killWithin(60 * chance(), engine, step(engine, person))
    // The last one may be gone: she gives it again where it is asked again.
    const last = [...person.kept.keys()].at(-1)
    if (last !== undefined) person.kept.delete(last)
  },

  async finishing(engine, person, endpoint, chance) {
    while (await step(engine, person));
    const isOffline = chance() < 0.5
    if (isOffline) await endpoint.kill()
    const sending = send(engine, person).then(() => seesSaved(engine, person))
    // Half of them as soon as the screen has said that it is saved, which is when it must be true.
    if (chance() < 0.5) await sending
    await killWithin(250 * chance(), engine, sending)
    if (isOffline) await endpoint.start()
  },

  async syncing(engine, person, endpoint, chance) {
    await endpoint.kill()
    await send(engine, person)
    await seesSaved(engine, person)
    await endpoint.start()
    await killWithin(
      300 * chance(),
      engine,
      engine.ask(() => dispatchEvent(new Event('online')), undefined),
    )
  },
}

/** Kills the browser so many ms after something has begun, whether it has ended or not. */
async function killWithin(ms: number, engine: Killable, underWay: Promise<unknown>): Promise<void> {
  // Whatever was under way breaks off with the browser.
  underWay.catch(() => undefined)
  await new Promise((resolve) => setTimeout(resolve, ms))
  await engine.kill()
  await underWay.catch(() => undefined)
}

/** Whether the start page offers a draft, once it has done all that it does by itself. */
async function isOfferedDraft(engine: Killable): Promise<boolean> {
  const view = () => {
    if (document.querySelector('main')?.dataset['place'] === 'draft') return 'draft'
    return document.querySelector('[data-total]') ? 'start' : ''
  }
  await expect.poll(() => engine.ask(view, undefined), { timeout: 30_000, intervals: [20] }).not.toBe('')
  return (await engine.ask(view, undefined)) === 'draft'
}

async function finishDraft(engine: Killable, person: Person): Promise<void> {
  const survey = new EngineSurvey(engine, 'en')
  await survey.offers('draft.continue.label')
  await survey.press('draft.continue.label')
  await expect.poll(() => survey.place(), { intervals: [20] }).not.toBe('draft')
  await send(engine, person)
  await seesSaved(engine, person)
}

type Row = Readonly<Record<string, string>>

/** What the server holds as soon as it holds so many, or when nothing has come for a while. */
async function rowsOf(endpoint: Endpoint, expected: number): Promise<readonly Row[]> {
  const read = () => storedParts(endpoint.dataDir)['answers'] ?? []
  await expect
    .poll(() => read().length, { timeout: 60_000 })
    .toBeGreaterThanOrEqual(expected)
    // Who is missing is counted below.
    .catch(() => undefined)
  return read().map(flatten)
}

function compare(people: readonly Person[], rows: readonly Row[]) {
  const own = (person: Person) => rows.filter((row) => row['org_type_other'] === person.marker)
  const isMissing = (person: Person) => own(person).length === 0
  const lostOf = (person: Person) =>
    own(person).flatMap((row) => [...person.kept].filter(([question, value]) => row[question] !== value))
  return {
    'saved and lost': people.filter((person) => person.isShownAsSaved && isMissing(person)).length,
    twice: people.filter((person) => own(person).length > 1).length,
    // Other than the last one before the kill, which a draft may lose.
    'kept answers lost': people.flatMap(lostOf).length,
    missing: people.filter(isMissing).length,
  }
}
