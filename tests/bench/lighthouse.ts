import lighthouse from 'lighthouse'
import puppeteer, { type Page } from 'puppeteer-core'

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const

type Category = (typeof categories)[number]

export type LighthouseScores = {
  /** Median of all runs, 0 to 100. */
  readonly scores: Readonly<Record<Category, number>>
  /** First contentful paint, largest contentful paint, total blocking time in ms; layout shift; medians of all runs. */
  readonly measured: Readonly<Record<string, number>>
  /** What cost points in any run: name of the audit and what it says. */
  readonly lost: readonly string[]
}

const measures = {
  fcp: 'first-contentful-paint',
  lcp: 'largest-contentful-paint',
  tbt: 'total-blocking-time',
  cls: 'cumulative-layout-shift',
} as const

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/**
 * What Lighthouse says of a page as a mid-range phone on a slow network loads it for the first time.
 * @param url  page of a server that is running
 * @param runs how often to ask; a busy machine makes single answers worthless
 * @param executablePath a Chromium
 * @throws Error when a page could not be judged at all
 */
export async function lighthouseScores({
  url,
  runs,
  executablePath,
}: {
  url: string
  runs: number
  executablePath: string
}): Promise<LighthouseScores> {
  const all: Awaited<ReturnType<typeof judgeOnce>>[] = []
  // On a busy machine the browser may lose the trace of a page; twice in a row it is a fault.
  const judge = () => judgeOnce(url, executablePath).catch(() => judgeOnce(url, executablePath))
  for (let run = 0; run < runs; run += 1) all.push(await judge())
  const weighed = all.flatMap(({ categories: judged, audits }) =>
    Object.values(judged)
      .flatMap(({ auditRefs }) => auditRefs)
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => `${id}: ${audits[id]?.displayValue ?? audits[id]?.title}`),
  )
  return {
    // A category is there because it was asked for.
    scores: Object.fromEntries(
      categories.map((name) => [name, Math.round(median(all.map((lhr) => lhr.categories[name]?.score ?? 0)) * 100)]),
    ) as Record<Category, number>,
    measured: Object.fromEntries(
      Object.entries(measures).map(([name, id]) => [
        name,
        median(all.map(({ audits }) => audits[id]?.numericValue ?? 0)),
      ]),
    ),
    lost: [...new Set(weighed)],
  }
}

/** A browser of its own for each run: nothing is warm that would not be on a phone. */
async function judgeOnce(url: string, executablePath: string) {
  const browser = await puppeteer.launch({ executablePath, headless: true, args: ['--no-sandbox'] })
  try {
    const { port } = new URL(browser.wsEndpoint())
    const result = await lighthouse(url, {
      port: Number(port),
      output: 'json',
      logLevel: 'error',
      onlyCategories: [...categories],
    })
    if (!result || result.lhr.runtimeError)
      throw new Error(`Lighthouse could not judge ${url}: ${result?.lhr.runtimeError?.message ?? 'no result'}`)
    return result.lhr
  } finally {
    await browser.close()
  }
}

export type DeskAsked = {
  readonly url: string
  readonly language: string
  readonly rooms: readonly string[]
  readonly name: string
  readonly password: string
  readonly executablePath: string
}

/**
 * What Lighthouse says of how well each room of the coordinators' desk can be used by everybody, 0 to 100, and what costs
 * points. Signed in once; nothing of it depends on how fast the machine is, so one look at each is enough.
 */
export async function deskAccessibility({ url, language, rooms, name, password, executablePath }: DeskAsked) {
  const browser = await puppeteer.launch({ executablePath, headless: true, args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage()
    await page.goto(`${url}/coordinator/?lang=${language}`)
    await signIn(page, name, password)
    const found: { room: string; score: number; lost: string[] }[] = []
    for (const room of rooms) {
      const address = `${url}/coordinator/?lang=${language}#${room}`
      const flags = { logLevel: 'error' as const, onlyCategories: ['accessibility'], disableStorageReset: true }
      const result = await lighthouse(address, flags, undefined, page)
      const shown = new URL(page.url())
      if (!result || result.lhr.runtimeError || shown.hash !== `#${room}`)
        throw new Error(`Lighthouse could not judge ${address}`)
      const { audits, categories: judged } = result.lhr
      const wrong = judged['accessibility']?.auditRefs.filter(
        ({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1,
      )
      found.push({
        room,
        score: Math.round((judged['accessibility']?.score ?? 0) * 100),
        lost: (wrong ?? []).map(({ id }) => `${id}: ${audits[id]?.title}`),
      })
    }
    return found
  } finally {
    await browser.close()
  }
}

async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.waitForSelector('input[autocomplete="username"]')
  await page.type('input[autocomplete="username"]', name)
  await page.type('input[type="password"]', password)
  await page.keyboard.press('Enter')
  await page.waitForSelector('[data-figure="received"]')
}
