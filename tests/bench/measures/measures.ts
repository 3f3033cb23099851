import type { Browser } from '@playwright/test'
import type { Subject } from '../harness/subject.ts'
import { coldStart } from './cold-start.ts'
import { heapBytes } from './heap.ts'
import { onOpenPage } from './open-page.ts'
import { ruleToggle } from './rule-toggle.ts'
import { warmStart } from './warm-start.ts'

export type Unit = 'ms' | 'bytes' | 'times'

/** Everything that is measured, in the order of the report. */
export const measures = {
  readable: { title: 'First question can be read', unit: 'ms' },
  answerable: { title: 'First question can be answered', unit: 'ms' },
  live: { title: 'An answer has its effect', unit: 'ms' },
  blocking: { title: 'Blocking time until 5 s later', unit: 'ms' },
  bytesUntilAnswerable: { title: 'Over the wire until it can be answered', unit: 'bytes' },
  scriptAndStyleBytes: { title: 'Script and styles over the wire in all', unit: 'bytes' },
  taps: { title: 'Taps until one was kept', unit: 'times' },
  warm: { title: 'Second visit: can be answered', unit: 'ms' },
  toggle: { title: 'An answer shows the next question', unit: 'ms' },
  heap: { title: 'JavaScript heap at rest', unit: 'bytes' },
} as const satisfies Record<string, { title: string; unit: Unit }>

export type Measure = keyof typeof measures
type Measured = Partial<Record<Measure, number>>

/** What can be run by itself with `--only`. */
export const parts = {
  'first-page': (browser: Browser, subject: Subject): Promise<Measured> => coldStart(browser, subject),
  'second-visit': async (browser: Browser, subject: Subject): Promise<Measured> => ({
    warm: await warmStart(browser, subject),
  }),
  rules: async (browser: Browser, subject: Subject): Promise<Measured> => ({
    toggle: await onOpenPage(browser, subject, (open) => ruleToggle(open, subject.liveText)),
  }),
  heap: async (browser: Browser, subject: Subject): Promise<Measured> => ({
    heap: await onOpenPage(browser, subject, heapBytes),
  }),
} as const

export type Part = keyof typeof parts
