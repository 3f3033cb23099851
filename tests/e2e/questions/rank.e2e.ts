import { type CDPSession, expect, type Locator, type Page, test } from '@playwright/test'
import { SurveyPage } from '../pages/survey-page.ts'
import { Endpoint } from '../support/endpoint.ts'

// A server takes as long to start as one of these tests to run, and none of them sees what another has left in it.
test.describe.configure({ mode: 'default' })

let endpoint: Endpoint
test.beforeAll(async () => {
  endpoint = await Endpoint.start()
})
test.afterAll(() => endpoint.kill())

type Pointer = {
  readonly down: (x: number, y: number) => Promise<void>
  readonly move: (x: number, y: number) => Promise<void>
  readonly up: () => Promise<void>
}

function mouse({ mouse }: Page): Pointer {
  return {
    down: async (x, y) => {
      await mouse.move(x, y)
      await mouse.down()
    },
    move: (x, y) => mouse.move(x, y),
    up: () => mouse.up(),
  }
}

/** Real touches of the browser's own input, and not events that a script makes up. */
function finger(session: CDPSession): Pointer {
  const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) => {
    await session.send('Input.dispatchTouchEvent', { type, touchPoints: points })
  }
  return {
    down: (x, y) => touch('touchStart', [{ x, y }]),
    move: (x, y) => touch('touchMove', [{ x, y }]),
    up: () => touch('touchEnd', []),
  }
}

const pointers = {
  mouse: async (page: Page) => mouse(page),
  finger: async (page: Page) => finger(await page.context().newCDPSession(page)),
}

/** At the question that puts three strategies in order, nothing answered in it yet. */
async function atRank(page: Page): Promise<SurveyPage> {
  const survey = new SurveyPage(page, 'en')
  await page.goto(`${endpoint.url}/?lang=en`)
  await survey.toIdentity()
  await survey.continue()
  await survey.choose('org_type', 'org_type', 'network')
  while (!(await survey.place()).endsWith('/e_strategies')) await survey.continue()
  await survey.tick('strategies_pick', 'strategies', 'coalitions', 'litigation', 'data')
  await survey.continue()
  await expect(rows(page)).toHaveCount(3)
  return survey
}

const rows = (page: Page): Locator => page.locator('.rank > li')
const names = (page: Page) => rows(page).locator('.rank-label').allTextContents()

async function centreOf(place: Locator): Promise<{ x: number; y: number }> {
  const box = await place.boundingBox()
  if (!box) throw new Error('it is not on the page')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

async function isAnswered(page: Page, expected: readonly (string | undefined)[]): Promise<void> {
  await expect.poll(() => names(page)).toEqual(expected)
  await expect(rows(page).locator('.rank-position')).toHaveText(['1', '2', '3'])
}

/** Puts the order back, so that what comes next does not depend on what came before. */
async function clear(page: Page): Promise<readonly (string | undefined)[]> {
  await page.getByRole('button', { name: 'Clear the order' }).click()
  await expect(rows(page).locator('.rank-position')).toHaveText(['–', '–', '–'])
  return names(page)
}

for (const [name, begin] of Object.entries(pointers)) {
  test.describe(`by ${name}`, () => {
    test.use({ hasTouch: name === 'finger' })

    test('a row is carried to its place, also beyond the window and the edge of the screen; buttons do the same', async ({
      page,
    }) => {
      await atRank(page)
      const pointer = await begin(page)
      const handle = (index: number) => rows(page).nth(index).locator('.rank-handle')
      const isLetGo = () => expect(page.locator('.rank-item-held')).toHaveCount(0)
      let [first, second, third]: readonly (string | undefined)[] = await names(page)

      await test.step('to the end by its handle, back by buttons', async () => {
        const from = await centreOf(handle(0))
        const to = await centreOf(rows(page).nth(2))
        await pointer.down(from.x, from.y)
        await expect(page.locator('.rank-item-held')).toHaveText(new RegExp(first ?? ''))
        // Nothing has moved, so nothing is anybody's opinion yet.
        await expect(rows(page).locator('.rank-position')).toHaveText(['–', '–', '–'])
        for (let part = 1; part <= 8; part += 1) await pointer.move(from.x, from.y + ((to.y + 10 - from.y) * part) / 8)
        await pointer.up()
        await isAnswered(page, [second, third, first])
        await isLetGo()
        expect(await page.evaluate(() => getSelection()?.toString())).toBe('')
        const up = rows(page)
          .filter({ hasText: first ?? '' })
          .getByRole('button', { name: /^Move up/ })
        await up.click()
        await isAnswered(page, [second, first, third])
        await up.click()
        await isAnswered(page, [first, second, third])
      })

      await test.step('what leaves the window is still held, and let go there', async () => {
        ;[first, second, third] = await clear(page)
        const from = await centreOf(handle(1))
        await pointer.down(from.x, from.y)
        await pointer.move(from.x, from.y - 30)
        await pointer.move(-40, -200)
        await isAnswered(page, [second, first, third])
        await pointer.move(700, 3000)
        await isAnswered(page, [first, third, second])
        await pointer.up()
        await isLetGo()
        await page.mouse.move(from.x, from.y - 100)
        await isAnswered(page, [first, third, second])
      })

      await test.step('a list longer than the screen moves along under a pointer that stands still', async () => {
        ;[first, second, third] = await clear(page)
        await page.setViewportSize({ width: 360, height: 220 })
        await handle(0).evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }))
        const from = await centreOf(handle(0))
        await pointer.down(from.x, from.y)
        await pointer.move(from.x, 150)
        await pointer.move(from.x, 210)
        await isAnswered(page, [second, third, first])
        await pointer.move(from.x, 10)
        await isAnswered(page, [first, second, third])
        await pointer.up()
        await isLetGo()
        const { still, later } = await page.evaluate(async () => {
          const still = scrollY
          for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
          return { still, later: scrollY }
        })
        expect(later).toBe(still)
      })
    })
  })
}

test.describe('by finger', () => {
  test.use({ hasTouch: true })

  test('an order that the phone interrupts stays as it was at that moment', async ({ page }) => {
    await atRank(page)
    const session = await page.context().newCDPSession(page)
    const pointer = finger(session)
    const [first, second, third] = await names(page)
    const from = await centreOf(rows(page).nth(0).locator('.rank-handle'))
    const to = await centreOf(rows(page).nth(1))
    await pointer.down(from.x, from.y)
    await pointer.move(from.x, to.y + 5)
    await isAnswered(page, [second, first, third])
    await session.send('Input.dispatchTouchEvent', { type: 'touchCancel', touchPoints: [] })
    await expect(page.locator('.rank-item-held')).toHaveCount(0)
    await isAnswered(page, [second, first, third])
  })
})
