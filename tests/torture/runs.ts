import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LaunchOptions } from '@playwright/test'
import { ensureBrowser } from '../../scripts/ensure-browser.ts'
import { findFirefox, howToGet } from '../../scripts/ensure-engines.ts'
import { openChromium } from '../e2e/engines/chromium.ts'
import type { Killable } from '../e2e/engines/engine.ts'
import { openFirefox } from '../e2e/engines/firefox.ts'
import { carryRun } from '../e2e/facilitate/carry-run.ts'
import { dayRun } from '../e2e/facilitate/day-run.ts'
import { diskFullRun } from '../e2e/facilitate/disk-full-run.ts'
import { manyRun } from '../e2e/facilitate/many-run.ts'
import { movingCodeRun } from '../e2e/facilitate/moving-code-run.ts'
import { killRun } from '../e2e/kills/kill-run.ts'
import { someEnvelopes } from '../e2e/support/fill-queue.ts'
import { crowdRun } from './crowd-run.ts'
import { exportsRun } from './exports-run.ts'
import { hubRun } from './hub-run.ts'
import { lostRepliesRun } from './lost-replies-run.ts'
import { mutantsRun } from './mutants-run.ts'
import { readersRun } from './readers-run.ts'
import { serverKillRun } from './server-kill-run.ts'
import type { Outcome } from './torture-run.ts'
import { translationsRun } from './translations-run.ts'

interface TortureRun {
  readonly about: string
  readonly run: (seed: number) => Promise<Outcome>
}

/** The fault tests at release size; the tests of the same names run them smaller with every change. */
export const runs: Readonly<Record<string, TortureRun>> = {
  'server-kills': {
    about: 'the server is killed 100 times while 16 phones send',
    run: (seed) => serverKillRun({ seed, phones: 16, kills: 100 }),
  },
  'lost-replies': {
    about: '10,000 replies are lost after the commit, and the phone sends again',
    run: () => lostRepliesRun({ phones: 16, each: 625 }),
  },
  crowd: {
    about: '40 phones behind one address send 400 each at once',
    run: () => crowdRun({ phones: 40, queued: 400 }),
  },
  hub: {
    about: '40 phones send 20 each through a hub; its line is cut 10 times, the hub killed 5 times',
    run: (seed) => hubRun({ seed, phones: 40, each: 20, cuts: 10, kills: 5 }),
  },
  mutants: {
    about: '100,000 mutated expressions and definitions are read, evaluated, opened and answered',
    run: (seed) => mutantsRun({ seed, count: 100_000 }),
  },
  'long-queue': {
    about: 'a tablet with 10,000 queued responses of 4 KiB starts, and drains over a line that breaks every 4 seconds',
    run: async () =>
      manyRun({ launch: await chromiumHere(), queued: 10_000, bytes: 4_096, lineHoldsMs: 4_000, starts: 5 }),
  },
  'disk-full': {
    about:
      '12 people in turn on one tablet whose disk is full while every second one answers; six dead batteries, four halfway',
    run: async () =>
      diskFullRun({
        people: 12,
        received: 3,
        diesAfter: [4, 7],
        leftAfter: [3, 5, 8, 10],
        launch: await chromiumHere(),
      }),
  },
  'carry-file': {
    about: '1,000 responses of 4 KiB go by file to another device and to the desk, and from both devices as well',
    run: async () => carryRun({ launch: await chromiumHere(), queued: 1_000, bytes: 4_096 }),
  },
  'moving-code': {
    about: '20 responses of 4 KiB go from the screen of one device into the camera of another',
    run: async () =>
      movingCodeRun({
        launch: await chromiumHere(),
        envelopes: someEnvelopes(20, 4_096),
        poster: 'https://survey.example.org/w/bog_2025',
      }),
  },
  exports: {
    about: 'a million submissions are taken out in every format, from SQLite and from PostgreSQL, in 300 MB',
    run: (seed) => exportsRun({ rows: 1_000_000, seed, keptIn: process.env['FILLED_DIR'] ?? null }),
  },
  readers: {
    about: 'LibreOffice, R, Python and xmllint read 2,000 submissions from every format, cell by cell',
    run: () => readersRun({ rows: 2000 }),
  },
  translations: {
    about:
      'xmllint reads the XLIFF file of every language, by its schema where XLIFF_SCHEMA names it, and each comes back',
    run: () => translationsRun(),
  },
  'chromium-kills': {
    about: 'Chromium is killed 30 times while people answer, finish and send',
    run: async (seed) => {
      const launch = await chromiumHere()
      return onOneProfile((profile) => openChromium(launch, profile), seed)
    },
  },
  'facilitators-day': {
    about: '40 people in turn on one tablet in five languages, no server, three dead batteries',
    run: async () => dayRun({ people: 40, diesAfter: [6, 17, 31], launchOptions: await chromiumHere() }),
  },
  'firefox-kills': {
    about: 'Firefox is killed 30 times while people answer, finish and send',
    run: (seed) => {
      const firefox = findFirefox()
      if (firefox === null) throw new Error(howToGet.firefox)
      return onOneProfile((profile) => openFirefox(firefox, profile), seed)
    },
  },
}

async function chromiumHere(): Promise<LaunchOptions> {
  const args = ['--no-sandbox', '--disable-background-networking', '--disable-component-update']
  return { executablePath: await ensureBrowser(), args }
}

async function onOneProfile(open: (profile: string) => Promise<Killable>, seed: number): Promise<Outcome> {
  const profile = mkdtempSync(join(tmpdir(), 'femig-torture-'))
  try {
    return await killRun(() => open(profile), { seed, kills: 30 })
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
}
