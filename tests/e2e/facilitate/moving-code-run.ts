import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, expect, type LaunchOptions, type Page } from '@playwright/test'
import { encode } from 'uqr'
import type { Envelope } from '../../../src/contract/submission.ts'
import type { Outcome } from '../../torture/torture-run.ts'
import { QueuePages } from '../pages/queue-pages.ts'
import { Endpoint } from '../support/endpoint.ts'
import { cameraArgs, type Picture, writeVideo } from '../support/fake-camera.ts'
import { fillQueue } from '../support/fill-queue.ts'
import { readyDevice } from './ready-device.ts'

type Plan = {
  readonly launch: LaunchOptions
  /** Waiting on the device that shows the code. */
  readonly envelopes: readonly Envelope[]
  /** Of the poster of a workshop, which the camera sees first. */
  readonly poster: string
  /** What else to do in the browser with the camera, before anything is filmed. */
  readonly meanwhile?: (page: Page, url: string) => Promise<void>
}

// The screen of one device shows eight a second; a camera that sees one in ten of them badly needs some more.
const framesPerSecond = 8
const surplus = 1.15

/**
 * One device shows what waits on it as a moving code, another one films it: what its camera sees is what the first one's
 * screen showed. Then the same once more.
 */
export async function movingCodeRun({ launch, envelopes, poster, meanwhile }: Plan): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'femig-camera-'))
  const video = join(folder, 'seen.y4m')
  const endpoint = await Endpoint.start()
  const browsers: Browser[] = []
  const open = async (args: readonly string[]) => {
    const browser = await chromium.launch({ ...launch, args: [...(launch.args ?? []), ...args] })
    browsers.push(browser)
    return browser
  }
  try {
    const from = await readyDevice(await open([]), endpoint.url)
    await from.context().setOffline(true)
    await fillQueue(from, envelopes)
    const { code, pictures } = await shownCode(new QueuePages(from))
    const { data, size } = encode(poster, { ecc: 'M', border: 4 })
    const first: Picture = { size, isDark: (x, y) => data[y]?.[x] === true }
    writeVideo(video, [...Array(2 * framesPerSecond).fill(first), ...pictures], framesPerSecond)

    const at = await readyDevice(await open(cameraArgs(video)), endpoint.url)
    await meanwhile?.(at, endpoint.url)
    const pages = new QueuePages(at)
    const seconds: number[] = []
    const outcomes: Awaited<ReturnType<QueuePages['outcome']>>[] = []
    for (let time = 0; time < 2; time += 1) {
      await pages.enter('carry')
      const begun = performance.now()
      await pages.press('facilitator.film.label')
      await expect(at.locator('[data-found]')).toBeVisible({ timeout: 300_000 })
      seconds.push((performance.now() - begun) / 1000)
      await pages.openWith(code)
      outcomes.push(await pages.outcome())
    }
    return {
      facts: {
        submissions: envelopes.length,
        frames: pictures.length,
        'slower of two s': Math.round(Math.max(...seconds)),
      },
      broken: {
        'not taken': envelopes.length - (outcomes[0]?.taken ?? 0),
        'taken twice': envelopes.length - (outcomes[1]?.known ?? 0),
        damaged: outcomes.flatMap(({ damaged }) => damaged).length,
        'over two minutes': seconds.filter((it) => it > 120).length,
      },
    }
  } finally {
    for (const browser of browsers) await browser.close()
    await endpoint.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What the screen shows, picture by picture, a little longer than it takes to show everything once. */
async function shownCode(pages: QueuePages): Promise<{ code: string; pictures: readonly Picture[] }> {
  await pages.page.reload()
  await pages.enter('carry')
  await pages.press('facilitator.carry.make')
  const code = (await pages.page.locator('[data-carry-code]').textContent()) ?? ''
  await pages.press('facilitator.carry.show')
  await expect(pages.page.locator('[data-carry-code]')).toHaveCount(0)
  const canvas = pages.page.locator('canvas[data-frames]')
  const count = Math.ceil(Number(await canvas.getAttribute('data-frames')) * surplus) + 4
  const rows = await canvas.evaluate(watchPictures, count)
  await pages.press('facilitator.carry.showEnd')
  return {
    code,
    pictures: rows.map((row) => {
      const size = Math.sqrt(row.length)
      return { size, isDark: (x, y) => row[y * size + x] === '1' }
    }),
  }
}

/** In the page. */
function watchPictures(canvas: Element, count: number): Promise<string[]> {
  const seen: string[] = []
  return new Promise((resolve) => {
    const look = () => {
      const { width, height } = canvas as HTMLCanvasElement // the only one there is
      const pixels = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? []
      let text = ''
      for (let at = 0; at < pixels.length; at += 4) text += (pixels[at] ?? 0) < 128 ? '1' : '0'
      if (text !== seen.at(-1)) seen.push(text)
      if (seen.length < count) requestAnimationFrame(look)
      else resolve(seen)
    }
    look()
  })
}
