import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { random } from '../../bench/survey/random.ts'
import { answerSheet } from '../../support/generated-submissions.ts'
import { DeskPage } from '../pages/desk-page.ts'
import { addCoordinator } from '../support/coordinators.ts'
import { Endpoint } from '../support/endpoint.ts'
import { inspectScreen } from '../support/inspect-screen.ts'
import { sendEnvelopes } from '../support/send-envelopes.ts'

const password = 'seven small boats at dawn'
let endpoint: Endpoint
test.beforeEach(async () => {
  endpoint = await Endpoint.start()
  addCoordinator(endpoint, 'maria', password)
  const draw = random(3)
  const sent = Array.from({ length: 60 }, () => {
    const { answers } = answerSheet(draw)
    return { payload: JSON.stringify({ answers }), language: draw.pick(['ar', 'es']) }
  })
  await sendEnvelopes(endpoint, ...sent)
})
test.afterEach(() => endpoint.kill())

async function saved(page: Page, name: string): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole('button', { name, exact: true }).last().focus()
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

for (const [language, width] of [['ar', 360]] as const)
  test(`an analyst reads tables and answers, and an admin publishes, by keyboard, in ${language} at ${width}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 })
    await page.goto(`${endpoint.url}/coordinator/?lang=${language}#analysis`)
    const desk = new DeskPage(page, language)
    await desk.signIn('maria', password)
    await expect(page.locator('[data-responses="60"]')).toBeVisible()

    await test.step('one question, as table and as files', async () => {
      await desk.field('analysis.question.label').selectOption('org_type')
      const table = page.locator('[data-table="question-org_type"]')
      const [small] = [table.locator('tbody tr').filter({ hasText: desk.words.desk('analysis.hidden.value') })]
      await expect(small.first()).toBeAttached()
      expect(await inspectScreen(page, 'a question')).toEqual([])
      const csv = await saved(page, desk.words.desk('analysis.csv.label'))
      expect(csv.name).toBe('org_type.csv')
      const lines = csv.bytes.toString().trim().split('\r\n')
      expect(lines).toHaveLength(1 + 15 + 3)
      // No figure below five leaves.
      for (const line of lines.slice(1, 16)) expect(line).toMatch(/"[^"]*","[^"]*",("[^"]*"|0|[5-9]|\d{2})(,|$)/)
      const svg = (await saved(page, desk.words.desk('analysis.svg.label'))).bytes.toString()
      expect(svg).toContain('</svg>')
      expect(svg).not.toMatch(/class=|var\(--/)
      const png = await saved(page, desk.words.desk('analysis.png.label'))
      expect([...png.bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
    })

    await test.step('split, and the matrix', async () => {
      await desk.field('analysis.by.label').selectOption('language')
      await expect(page.locator('[data-table="split-org_type"] thead th')).toHaveCount(1 + 2 * 2 + 2)
      await desk.field('analysis.question.label').selectOption('matrix issues_matrix')
      await expect(page.locator('[data-table="scale-issues_matrix"] tbody tr')).toHaveCount(9)
      expect(await inspectScreen(page, 'the matrix')).toEqual([])
    })

    await test.step('what people wrote, with a tag', async () => {
      await desk.button('analysis.texts.view').press('Enter')
      await desk.field('analysis.question.label').selectOption('feminist_open')
      const tags = desk.part('tags')
      await tags.locator('summary').press('Enter')
      await tags.getByLabel(desk.words.desk('analysis.newTag.label')).fill('Strehim')
      await page.keyboard.press('Enter')
      await expect(page.locator('[data-tag="Strehim"]')).toBeVisible()
      const first = page.locator('.analysis-answer').first()
      await first.getByRole('checkbox').press('Space')
      await expect(page.locator('[data-tag="Strehim"] .desk-number')).toHaveText('1')
      expect(await inspectScreen(page, 'open answers')).toEqual([])
    })

    await test.step('the public page, by a person without an account and without scripts', async () => {
      await desk.button('analysis.public.view').press('Enter')
      await desk.button('analysis.turnOn.button').press('Enter')
      await expect(page.getByText(desk.words.desk('analysis.once.hint'))).toBeVisible()
      await desk.button('analysis.turnOn.button').press('Enter')
      await expect(page.getByRole('link', { name: desk.words.desk('analysis.see.label') })).toBeVisible()
      expect(await inspectScreen(page, 'the switch')).toEqual([])
      const person = await page
        .context()
        .browser()
        ?.newContext({ javaScriptEnabled: false, viewport: { width, height: 800 } })
      const seen = await person?.newPage()
      if (!seen) throw new Error('no second person')
      const asked: string[] = []
      seen.on('request', (request) => asked.push(new URL(request.url()).origin))
      await expect(async () => {
        await seen.goto(`${endpoint.url}/results/?lang=${language}`)
        expect(await seen.locator('table').count()).toBeGreaterThan(5)
      }).toPass()
      expect(new Set(asked)).toEqual(new Set([endpoint.url]))
      await person?.close()
      await page.goto(`${endpoint.url}/results/?lang=${language}`)
      expect(await inspectScreen(page, 'results')).toEqual([])
    })
  })
