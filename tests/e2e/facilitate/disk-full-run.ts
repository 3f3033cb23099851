import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LaunchOptions, Page } from '@playwright/test'
import type { Outcome } from '../../torture/torture-run.ts'
import { FacilitatorPage } from '../pages/facilitator-page.ts'
import { Phone } from '../support/browser.ts'
import { Endpoint } from '../support/endpoint.ts'
import { wordsOf } from '../support/words.ts'
import { answerAs, dieAndBegin, eveningOf, handOn, personOf } from './day.ts'

type Plan = {
  readonly people: number
  /** After whose response the battery is empty. */
  readonly diesAfter: readonly number[]
  readonly launch: LaunchOptions
}

const sizeMegabytes = 160
const roomAgainMs = 60_000

/**
 * A tablet whose disk, a real one of its own, is full to the last byte while every second person answers: she is told, her
 * answers stay on the screen, and once there is room the same button saves them. No server all day. Chromium throws its
 * databases away on such a disk, as it likes: what was called saved, and the set-up, must be there in the evening.
 */
export async function diskFullRun({ people, diesAfter, launch }: Plan): Promise<Outcome> {
  const disk = mkdtempSync(join(tmpdir(), 'femig-disk-'))
  mount(disk)
  const endpoint = await Endpoint.start()
  const phone = new Phone(launch, join(disk, 'profile'))
  const count = { told: 0, 'not told so': 0, 'called saved on a full disk': 0, 'not saved with room': 0 }
  const births = new Set<string>()
  try {
    let page = await phone.switchOn()
    await page.goto(`${endpoint.url}/facilitator/?lang=en`)
    await page.locator('h1').waitFor()
    const morning = new FacilitatorPage(page, endpoint.url)
    await morning.setUp()
    await morning.checkReady()
    await morning.handOver()
    await endpoint.kill()

    for (let n = 0; n < people; n += 1) {
      const isFull = n % 2 === 1
      if (isFull) fillUp(disk)
      const said = await answerAs(page, personOf(n))
      const isSaved = ['saved', 'sending'].includes(said)
      if (isFull) {
        const isTold = said === wordsOf(personOf(n).changesTo).app('storage.full.error')
        // Saved, and thrown away a moment later: until it is put back, the screen calls for attention.
        const isSeen = isSaved || said === 'attention'
        count[isSeen ? 'called saved on a full disk' : isTold ? 'told' : 'not told so'] += 1
        makeRoom(disk)
      }
      if (!isSaved && !(await sendAgain(page))) count['not saved with room'] += 1
      births.add(await page.evaluate(birthOfDatabase))
      if (diesAfter.includes(n)) page = await dieAndBegin(phone, endpoint.url)
      else await handOn(page)
    }

    const { made, received, stored, wanted } = await eveningOf(page, endpoint, people)
    const { told, 'called saved on a full disk': saved, ...broken } = count
    return {
      facts: {
        people,
        'told that the disk is full': told,
        // In what Chromium itself had let go of there was room for both copies.
        'saved all the same': saved,
        'databases thrown away': births.size - 1 - Number(births.has('')),
      },
      broken: {
        ...broken,
        'answer sets that are not in the store': wanted.filter((set) => !stored.includes(set)).length,
        'rows too many': Math.max(0, stored.length - people),
        'missing in the ledger': people - made,
        'not received, says the ledger': people - received,
      },
    }
  } finally {
    await phone.switchOff()
    await endpoint.kill()
    spawnSync('umount', ['--lazy', disk])
    rmSync(disk, { recursive: true, force: true })
  }
}

function mount(disk: string): void {
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMegabytes}m`, 'tmpfs', disk])
  if (status !== 0) throw new Error('a disk of its own for the browser can only be mounted by root, on Linux')
}

const ballast = (disk: string): string => join(disk, 'ballast')

function fillUp(disk: string): void {
  const file = openSync(ballast(disk), 'a')
  for (const bytes of [1_000_000, 4_096]) {
    const block = Buffer.alloc(bytes, 1)
    try {
      for (;;) writeSync(file, block)
    } catch (error) {
      // Until there is no room for one more of them.
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
    }
  }
  closeSync(file)
}

const makeRoom = (disk: string): void => rmSync(ballast(disk), { force: true })

/** @returns whether the screen says in the end that it is saved */
async function sendAgain(page: Page): Promise<boolean> {
  const saved = page.locator('[data-fate="saved"], [data-fate="sending"]')
  const until = performance.now() + roomAgainMs
  while (performance.now() < until) {
    await page.evaluate(() => document.querySelector<HTMLElement>('#send')?.click())
    const isSaved = await saved.waitFor({ timeout: 3_000 }).then(
      () => true,
      () => false,
    )
    if (isSaved) return true
  }
  return false
}

/** In the page: by which its database is told from one that the browser made anew; empty where no page has looked yet. */
const birthOfDatabase = (): Promise<string> =>
  new Promise((resolve, reject) => {
    const opened = indexedDB.open('femig')
    opened.onerror = () => reject(opened.error)
    opened.onsuccess = () => {
      const asked = opened.result.transaction('tally').objectStore('tally').get('birth')
      asked.onsuccess = () => resolve(asked.result?.xor ?? '')
      opened.result.close()
    }
  })
