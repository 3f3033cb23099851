import { loadavg } from 'node:os'
import type { Browser } from '@playwright/test'
import type { SubjectName } from './harness/subject.ts'
import { type Measure, type Part, parts } from './measures/measures.ts'
import { openSubject, type ServedSubject } from './pages/subjects.ts'
import type { Sample } from './report/figures.ts'

export type Plan = {
  readonly parts: readonly Part[]
  readonly subjects: readonly SubjectName[]
  readonly sizes: readonly number[]
  readonly runs: number
}

/**
 * Measures everything in turn, A B C, A B C: what slows the machine for a while slows them all. What fails is said once
 * and left out.
 */
export async function runBench(browser: Browser, plan: Plan, say: (line: string) => void): Promise<Sample[]> {
  const samples: Sample[] = []
  for (const questions of plan.sizes) {
    const subjects = await open(plan, questions, say)
    try {
      for (const part of plan.parts)
        samples.push(...(await runPart(browser, part, subjects, questions, plan.runs, say)))
    } finally {
      for (const { stop } of subjects) await stop()
    }
  }
  return samples
}

async function open({ subjects }: Plan, questions: number, say: (line: string) => void): Promise<ServedSubject[]> {
  const opened: ServedSubject[] = []
  for (const name of subjects) {
    // The real survey has the size that it has; it stands beside the small one.
    if (name === 'product' && questions > 100) continue
    try {
      opened.push(await openSubject(name, questions))
    } catch (error) {
      say(`left out: ${name} with ${questions} questions: ${firstLine(error)}`)
    }
  }
  return opened
}

async function runPart(
  browser: Browser,
  part: Part,
  subjects: readonly ServedSubject[],
  questions: number,
  runs: number,
  say: (line: string) => void,
): Promise<Sample[]> {
  const samples: Sample[] = []
  const failed = new Set<SubjectName>()
  for (let done = 1; done <= runs; done += 1) {
    say(`${part}, ${questions} questions, run ${done} of ${runs} (load ${loadavg()[0]?.toFixed(1)})`)
    for (const subject of subjects) {
      const isAsked = subject.name !== 'product' || part === 'first-page' || part === 'second-visit'
      if (failed.has(subject.name) || !isAsked) continue
      try {
        const measured = await parts[part](browser, subject)
        // The parts' own keys.
        for (const [measure, value] of Object.entries(measured))
          samples.push({ subject: subject.name, questions, measure: measure as Measure, value })
      } catch (error) {
        failed.add(subject.name)
        say(`left out from now on: ${part} of ${subject.name} with ${questions} questions: ${firstLine(error)}`)
      }
    }
  }
  return samples
}

const firstLine = (error: unknown): string =>
  String(error instanceof Error ? error.message : error).split('\n')[0] ?? ''
