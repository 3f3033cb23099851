import { expect, type Locator, test } from '@playwright/test'
import { FacilitatorPage, pin } from '../pages/facilitator-page.ts'
import { KeyboardUser } from '../pages/keyboard-user.ts'
import { QueuePages } from '../pages/queue-pages.ts'
import { SurveyPage } from '../pages/survey-page.ts'
import { ScreenLooker } from '../screens/look-at-screens.ts'
import { bothDirections } from '../support/both-directions.ts'
import { Endpoint } from '../support/endpoint.ts'
import { fillQueue, someEnvelopes } from '../support/fill-queue.ts'

const today = { workshop: 'mex_2025', completedOn: new Date().toISOString().slice(0, 10) }

test.use({ viewport: { width: 320, height: 740 } })
test.describe.configure({ timeout: 240_000 })

for (const language of bothDirections)
  test(`a facilitator's whole day needs no more than a keyboard, and every room that it fills can be read, in ${language}`, async ({
    page,
  }) => {
    const endpoint = await Endpoint.start()
    const looker = new ScreenLooker(language, true, `facilitator-${language}`)
    const look = (name: string) => looker.look(page, name)
    const keyboard = new KeyboardUser(page)
    const facilitator = new FacilitatorPage(page, endpoint.url, language)
    const queue = new QueuePages(page, language)
    const use = (key: string) => keyboard.use(facilitator.button(key))
    const enter = async (room: 'today' | 'queue' | 'carry' | 'setup') => {
      await keyboard.goTo(page.locator(`nav a[href="#${room}"]`), 'Shift+Tab')
      await keyboard.press('Enter')
      await expect(page.locator('main')).toBeFocused()
    }
    const unlock = async () => {
      await keyboard.goTo(page.locator('#pin'))
      await page.keyboard.type(pin)
      await page.keyboard.press('Enter')
      await expect(page.locator('nav.rooms')).toBeVisible()
    }
    const pick = async (menu: Locator, value: string) => {
      await keyboard.goTo(menu)
      while ((await menu.inputValue()) !== value) await page.keyboard.press('ArrowDown')
    }
    try {
      await page.goto(`${endpoint.url}/facilitator/`)
      await pick(page.locator('.language-menu'), language)
      await expect(facilitator.button('today.setUp')).toBeVisible()
      await look('today, before the set-up')
      await use('today.setUp')
      await keyboard.use(page.locator('#save-setup'))
      await expect(page.locator('#device-name')).toBeFocused()
      await look('set-up, without a name')
      await page.keyboard.type('Tablet 3')
      await pick(page.locator('#workshop'), 'mex_2025')
      await keyboard.goTo(page.getByRole('radio').first())
      await keyboard.press('ArrowDown')
      await keyboard.goTo(page.locator('#new-pin'))
      await page.keyboard.type(pin)
      await keyboard.use(page.locator('#save-setup'))
      await expect(page.getByText(facilitator.words.facilitator('facilitator.setup.saved')).last()).toBeVisible()
      await keyboard.use(page.locator('#check-ready'))
      await expect(page.locator('[data-ready]')).toBeVisible({ timeout: 60_000 })
      await look('set-up, checked')

      // What was sent in the morning; then the network is gone, and one response is stuck.
      await fillQueue(page, someEnvelopes(2, 100, today))
      await page.reload()
      await page.locator('#pin').waitFor()
      await look('the door')
      await unlock()
      await enter('queue')
      await expect(queue.figure('received')).toHaveText('2', { timeout: 60_000 })
      await look('responses, all received')
      await enter('today')
      await use('today.kiosk')
      await page.locator('[data-place="chooser"]').waitFor()
      await look('the choice of a language')
      await page.locator(`[data-place="chooser"] button[lang="${language}"]`).click()
      await new SurveyPage(page, language).toIdentity()
      await facilitator.open('today')
      await unlock()
      await look('today, somebody’s answers are open')
      await use('parked.park')
      await expect(page.locator('[data-parked="1"]')).toBeVisible()
      await look('today, put aside')

      await endpoint.kill()
      await fillQueue(page, someEnvelopes(3, 100, today))
      await fillQueue(page, someEnvelopes(1, 100, today), 'payload_too_large')
      await page.reload()
      await unlock()
      await enter('queue')
      const waiting = page.locator('[data-record][data-state="waiting"]')
      await expect(waiting).toHaveCount(3)
      await keyboard.use(waiting.first().locator('summary'))
      await keyboard.use(waiting.first().getByRole('button').nth(1))
      await expect(queue.figure('aside')).toHaveText('1')
      await expect(page.locator('[data-state="aside"] summary')).toBeFocused()
      await keyboard.use(waiting.first().locator('summary'))
      await look('responses, some stuck')

      await enter('carry')
      await look('carry')
      await use('carry.make')
      await expect(page.locator('[data-carry-code]')).toBeVisible()
      await look('carry, the code')
      await use('carry.show')
      await expect(page.locator('canvas[data-frames]')).toBeVisible()
      await look('carry, the moving code')
      await use('carry.showEnd')
      await expect(page.locator('[data-carry-code]')).toBeVisible()
      await enter('setup')
      await look('set-up, known')
      expect(looker.wrong).toEqual([])
    } finally {
      await endpoint.kill()
      looker.writeSheet()
    }
  })
