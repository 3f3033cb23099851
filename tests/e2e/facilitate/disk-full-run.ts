import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type LaunchOptions, type Locator, type Page } from '@playwright/test'
import type { Outcome } from '../../torture/torture-run.ts'
import { FacilitatorPage } from '../pages/facilitator-page.ts'
import { SurveyPage } from '../pages/survey-page.ts'
import { Phone } from '../support/browser.ts'
import { Endpoint } from '../support/endpoint.ts'
import { wordsOf } from '../support/words.ts'
import { answerAs, dieAndBegin, eveningOf, handOn, leavesHalfway, personOf } from './day.ts'

type Plan = {
  readonly people: number
  /** How many of them are received before the network goes. */
  readonly received: number
  /** After whose response the battery is empty. */
  readonly diesAfter: readonly number[]
  /** After whose response somebody begins, and the battery is empty halfway: each second time the disk is full by then. */
  readonly leftAfter: readonly number[]
  readonly launch: LaunchOptions
}

const sizeMegabytes = 160
const roomAgainMs = 60_000

/**
 * A tablet whose disk, a real one of its own, is full to the last byte while every second person answers: she is told, her
 * answers stay on the screen, and once there is room the same button saves them. Chromium throws its databases away on such
 * a disk, as it likes: what was called saved, finished or not, the proof of what was received in the morning, and the
 * set-up must be there in the evening.
 */
export async function diskFullRun({
  people,
  received: inTheMorning,
  diesAfter,
  leftAfter,
  launch,
}: Plan): Promise<Outcome> {
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
    await morning.setUp({ whenIdle: 'park' })
    await morning.checkReady()
    await morning.handOver()

    for (let n = 0; n < people; n += 1) {
      if (n === inTheMorning) await endpoint.kill()
      const isFull = n % 2 === 1 && n >= inTheMorning
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
      if (!leftAfter.includes(n)) continue
      const survey = await leavesHalfway(page, wordsOfDraft(n))
      await expect.poll(() => page.evaluate(parkedKeys)).toBe(leftAfter.indexOf(n) + 1)
      if (leftAfter.indexOf(n) % 2 === 1) {
        fillUp(disk)
        await survey.write('org_type_other', `${wordsOfDraft(n)}, and more that finds no room`)
        const refusal = page.getByRole('alert').filter({ hasText: survey.words.app('storage.full.error') })
        count.told += Number(await isThere(refusal, 5_000))
      }
      page = await dieAndBegin(phone, endpoint.url, () => makeRoom(disk))
    }

    const { made, received, stored, wanted } = await eveningOf(page, endpoint, people)
    const drafts = await draftsOf(page, endpoint.url, leftAfter.length)
    const { told, 'called saved on a full disk': saved, ...broken } = count
    return {
      facts: {
        people,
        'told that the disk is full': told,
        // In what Chromium itself had let go of there was room for both copies.
        'saved all the same': saved,
        'received before the network went': inTheMorning,
        'left halfway': leftAfter.length,
        'databases thrown away': births.size - 1 - Number(births.has('')),
      },
      broken: {
        ...broken,
        'answer sets that are not in the store': wanted.filter((set) => !stored.includes(set)).length,
        'rows too many': Math.max(0, stored.length - people),
        'drafts that cannot be gone on with': leftAfter.filter((n) => !drafts.includes(wordsOfDraft(n))).length,
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

const wordsOfDraft = (n: number): string => `begun after person ${n}`

/** What stands in each parked draft when the facilitator takes it up. */
async function draftsOf(page: Page, url: string, count: number): Promise<readonly string[]> {
  const found: string[] = []
  for (let n = 0; n < count; n += 1) {
    const facilitator = new FacilitatorPage(page, url)
    // The page that she has open may be another room of the same document, which asks for no PIN.
    await page.goto('about:blank')
    await facilitator.open('today')
    await facilitator.unlock()
    const parked = page.locator('[data-parked]').nth(n)
    if (!(await isThere(parked, 10_000))) break
    // The one before goes back first.
    if (n > 0) await facilitator.button('parked.park').click()
    await parked.getByRole('button', { name: facilitator.words.facilitator('facilitator.parked.takeUp') }).click()
    await page.getByRole('alertdialog').getByRole('button').click()
    found.push(await new SurveyPage(page, 'en').field('org_type_other').inputValue())
  }
  return found
}

const isThere = (part: Locator, timeout: number): Promise<boolean> =>
  part.waitFor({ timeout }).then(
    () => true,
    () => false,
  )

/** @returns whether the screen says in the end that it is saved */
async function sendAgain(page: Page): Promise<boolean> {
  const saved = page.locator('[data-fate="saved"], [data-fate="sending"]')
  const until = performance.now() + roomAgainMs
  while (performance.now() < until) {
    await page.evaluate(() => document.querySelector<HTMLElement>('#send')?.click())
    if (await isThere(saved, 3_000)) return true
  }
  return false
}

/** In the page: how many drafts can be taken up with the PIN, whatever becomes of the database. */
async function parkedKeys(): Promise<number> {
  const cache = await caches.open('femig.copies')
  const copies = await Promise.all((await cache.keys()).map((request) => cache.match(request)))
  return copies.filter((copy) => decodeURIComponent(copy?.headers.get('X-Of') ?? '').includes('"sealedKey"')).length
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
