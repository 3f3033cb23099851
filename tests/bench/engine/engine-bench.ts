import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { serveFolder } from '../harness/serve-folder.ts'
import { buildPage } from '../pages/build-page.ts'
import { peersFolder } from '../pages/install-peers.ts'
import { median } from '../statistics.ts'
import { longForm, toDefinitionText, toXFormText } from './long-form.ts'

const sizes = [100, 1000, 10_000] as const
const comparedSize = 1000
const answers = 2000
const rounds = 5

/** What the pages of this bench put on their window. */
type EnginePage = { load(): Promise<number>; answer(times: number): number }
type Target = { readonly name: string; readonly questions: number; readonly url: string; stop(): Promise<void> }

export interface EngineFigures {
  /** ms, medians */
  readonly rows: readonly {
    readonly engine: string
    readonly questions: number
    readonly load: number
    readonly answer: number | null
  }[]
  readonly goals: readonly { readonly goal: string; readonly most: number; readonly seen: number | null }[]
}

/**
 * The engine alone, without screens: what it costs to open a form, and to give an answer on which five others hang.
 * Engines and sizes take turns, each time in a fresh page, so that what slows the machine slows them all.
 * @param hasPeers whether the other tools are installed
 */
export async function engineBench(browser: Browser, runs: number, hasPeers: boolean): Promise<EngineFigures> {
  const targets = await openTargets(hasPeers)
  const loads = new Map<Target, number[]>(targets.map((target) => [target, []]))
  const costs = new Map<Target, number[]>(targets.map((target) => [target, []]))
  try {
    for (let run = 0; run < runs; run += 1) {
      for (const target of targets) {
        const { load, answer } = await measure(browser, target)
        loads.get(target)?.push(load)
        if (answer !== null) costs.get(target)?.push(answer)
      }
    }
  } finally {
    for (const { stop } of targets) await stop()
  }
  const rows = targets.map((target) => ({
    engine: target.name,
    questions: target.questions,
    load: median(loads.get(target) ?? []) ?? Number.NaN,
    answer: median(costs.get(target) ?? []),
  }))
  return { rows, goals: goalsOf(rows) }
}

async function openTargets(hasPeers: boolean): Promise<Target[]> {
  const targets: Target[] = []
  const open = async (name: string, folder: string, questions: number, form: string) => {
    const out = join('.cache/bench', `engine-${name}-${questions}`)
    await buildPage(folder, form, out)
    targets.push({ name, questions, ...(await serveFolder(out)) })
  }
  for (const questions of sizes) {
    await open('ours', 'tests/bench/engine/ours', questions, toDefinitionText(longForm(questions)))
    if (!hasPeers || questions !== comparedSize) continue
    await open('xforms-engine', join(peersFolder, 'xforms-engine'), questions, toXFormText(longForm(questions)))
  }
  return targets
}

async function measure(browser: Browser, { name, url }: Target): Promise<{ load: number; answer: number | null }> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(url)
    await page.waitForFunction(() => 'load' in window)
    const load = await page.evaluate(() => (window as unknown as EnginePage).load()) // as `EnginePage` says
    if (name !== 'ours') return { load, answer: null }
    // The first answers are slower while the browser learns the code.
    await page.evaluate((times) => (window as unknown as EnginePage).answer(times), answers)
    // Of several rounds the middle one: a busy machine takes the processor away in the midst of one or the other.
    const costs: number[] = []
    for (let round = 0; round < rounds; round += 1)
      costs.push(await page.evaluate((times) => (window as unknown as EnginePage).answer(times), answers / rounds))
    return { load, answer: median(costs) }
  } finally {
    await context.close()
  }
}

function goalsOf(rows: EngineFigures['rows']): EngineFigures['goals'] {
  const of = (engine: string, questions: number) =>
    rows.find((row) => row.engine === engine && row.questions === questions)
  const ratio = (part: number | null | undefined, whole: number | null | undefined): number | null =>
    part === null || part === undefined || !whole ? null : part / whole
  return [
    {
      goal: 'an answer with five dependents in 10,000 questions, by the same in 100',
      most: 1.5,
      seen: ratio(of('ours', 10_000)?.answer, of('ours', 100)?.answer),
    },
    {
      goal: 'opening 1,000 questions, by what xforms-engine takes',
      most: 0.1,
      seen: ratio(of('ours', comparedSize)?.load, of('xforms-engine', comparedSize)?.load),
    },
  ]
}

/** The figures as lines for a terminal. */
export function printEngine({ rows, goals }: EngineFigures): string {
  const ms = (value: number | null) => (value === null ? '-' : `${value.toFixed(value < 1 ? 4 : 1)} ms`)
  const lines = rows.map(
    ({ engine, questions, load, answer }) =>
      `  ${engine.padEnd(14)} ${String(questions).padStart(6)} questions   open ${ms(load).padStart(10)}   answer ${ms(answer).padStart(10)}`,
  )
  const met = goals.map(({ goal, most, seen }) => {
    const verdict = seen === null ? 'not measured' : `${seen.toFixed(2)}${seen <= most ? '' : '  MISSED'}`
    return `  ${goal}: at most ${most}, seen ${verdict}`
  })
  return ['\nThe engine alone', ...lines, ...met].join('\n')
}
