import { expect, type Page, test } from '@playwright/test'
import { SurveyPage } from '../pages/survey-page.ts'
import { Phone } from '../support/browser.ts'
import { Endpoint } from '../support/endpoint.ts'

// A server takes as long to start as one of these tests to run, and none of them sees what another has left in it.
test.describe.configure({ mode: 'default' })

let endpoint: Endpoint
test.beforeAll(async () => {
  endpoint = await Endpoint.start()
})
test.afterAll(() => endpoint.kill())

const words = 'Care is work'

/** As far as a page with something written; the last letter is on the disk when this ends. */
async function answer(page: Page): Promise<SurveyPage> {
  const survey = new SurveyPage(page, 'en')
  await page.goto(`${endpoint.url}/?lang=en`)
  await survey.toSavedWords(words)
  return survey
}

async function hasEveryAnswer(survey: SurveyPage): Promise<void> {
  await survey.isAt(/b_profile$/)
  await expect(survey.field('org_type_other')).toHaveValue(words)
  await survey.press('page.back.label')
  await survey.press('page.back.label')
  await survey.isAt(/org_country$/)
  await expect(survey.page.getByRole('radio', { name: 'Mexico' })).toBeChecked()
}

/** The start page, and everything that it does by itself has been done. */
async function asksNothing(page: Page): Promise<void> {
  const survey = new SurveyPage(page, 'en')
  await expect(page.locator('[data-total]')).toBeVisible()
  await survey.isAt(/a_consent$/)
  await expect(page.getByRole('checkbox')).not.toBeChecked()
}

/** All that a page of this site can read on the phone, bytes read as letters. */
const everythingReadable = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const found: string[] = [
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      document.cookie,
    ]
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name))
      for (const store of database.objectStoreNames) {
        const all = await asked(database.transaction(store).objectStore(store).getAll())
        // The questionnaire itself names every question and choice, and is the same on every device.
        const rows = all.filter((row) => !row?.definition)
        const letters = (_: string, value: unknown) =>
          value instanceof Uint8Array ? new TextDecoder().decode(value) : value
        found.push(`${name}/${store}: ${JSON.stringify(rows, letters)}`)
      }
      database.close()
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      // The app's own files, which hold the questions, are the same for everybody.
      for (const request of await cache.keys()) found.push(request.url)
    }
    return found.join('\n')
  })

test('answers that she chose to keep are offered after an empty battery, and all of them come back', async ({
  launchOptions,
}) => {
  const phone = new Phone(launchOptions)
  try {
    const before = await answer(await phone.switchOn())
    await before.saveForLater()
    // Whatever is written later is kept as well.
    await before.choose('org_size', 'org_size', 'staff_1_5')
    await before.isKept()
    await phone.die()

    const survey = new SurveyPage(await phone.switchOn(), 'en')
    await survey.page.goto(endpoint.url)
    await survey.isAt('draft')
    await expect(survey.page.getByText(words)).toHaveCount(0)
    await survey.press('draft.continue.label')
    await survey.isKept()
    await expect(survey.page.getByRole('radio', { name: survey.words.choice('org_size', 'staff_1_5') })).toBeChecked()
    await hasEveryAnswer(survey)

    await survey.press('draft.unkeep.label')
    await survey.isSaved()
    await phone.die()
    const next = await phone.switchOn()
    await next.goto(endpoint.url)
    await asksNothing(next)
  } finally {
    await phone.switchOff()
  }
})

test('answers that nobody chose to keep are not offered to whoever comes next, and no word of them can be read', async ({
  launchOptions,
}) => {
  const phone = new Phone(launchOptions)
  try {
    await answer(await phone.switchOn())
    await phone.die()
    const page = await phone.switchOn()
    await page.goto(endpoint.url)
    await asksNothing(page)
    const readable = await everythingReadable(page)
    expect(readable).toMatch(/femig\/sealedDrafts: \[\{.*"draftId"/)
    expect(readable).not.toMatch(/Care is work|org_type_other|"MX"|femig\/draftKeys: \[\{/)
  } finally {
    await phone.switchOff()
  }
})

test('in her own tab everything comes back without a question: after a reload, another page and Back', async ({
  page,
}) => {
  const survey = await answer(page)
  await page.reload()
  await survey.isSaved()
  await hasEveryAnswer(survey)
  await page.goto(`${endpoint.url}/facilitator/`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.goBack()
  await survey.isAt(/org_country$/)
  await expect(page.getByRole('radio', { name: 'Mexico' })).toBeChecked()
})

test('Back to a page that the browser remembers shows what the tab has written since', async ({ launchOptions }) => {
  // Playwright switches this memory off; phones have it.
  const phone = new Phone({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] })
  try {
    const page = await phone.switchOn()
    const survey = await answer(page)
    await page.evaluate(() =>
      window.addEventListener('pageshow', ({ persisted }) => persisted && localStorage.setItem('remembered', 'yes')),
    )
    await page.goto(`${endpoint.url}/?lang=en&s=link`)
    await survey.isAt(/b_profile$/)
    await survey.write('org_type_other', 'newer words')
    await survey.isSaved()
    await page.goBack()
    await expect(survey.field('org_type_other')).toHaveValue('newer words')
    expect(await page.evaluate(() => localStorage.getItem('remembered'))).toBe('yes')
    await survey.write('org_type_other', words)
    await survey.isSaved()
  } finally {
    await phone.switchOff()
  }
})

test('a second tab learns nothing, until she keeps her answers and goes on there', async ({ page, context }) => {
  const first = await answer(page)
  const second = await context.newPage()
  await second.goto(`${endpoint.url}/?lang=en`)
  await asksNothing(second)

  await first.saveForLater()
  await second.reload()
  const there = new SurveyPage(second, 'en')
  await there.press('draft.continue.label')
  await there.isKept()
  await hasEveryAnswer(there)

  await first.write('org_type_other', 'older words')
  await expect(page.getByText(first.words.app('draft.elsewhere.notice'))).toBeVisible()
  await second.reload()
  await there.isAt(/org_country$/)
  await there.continue()
  await there.continue()
  await expect(there.field('org_type_other')).toHaveValue(words)
})

test('she may decide against it, change her mind, and delete her draft', async ({ page, context }) => {
  const survey = await answer(page)
  await survey.press('draft.later.label')
  await expect(page.getByRole('heading', { name: survey.words.app('draft.later.title') })).toBeFocused()
  await survey.press('draft.refuse.label')
  await survey.isSaved()
  await survey.saveForLater()
  await expect(page.locator('#save-status')).toBeFocused()
  await survey.press('draft.delete.label')
  await survey.press('draft.delete.label')
  await asksNothing(page)
  expect(await everythingReadable(page)).not.toMatch(/femig\/(sealedDrafts|draftKeys): \[\{/)
  const next = await context.newPage()
  await next.goto(endpoint.url)
  await asksNothing(next)
})

test('where the tab keeps nothing, it says that the answers last no longer than the page', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'sessionStorage', {
      get: () => {
        throw new DOMException('blocked', 'SecurityError')
      },
    })
  })
  const survey = new SurveyPage(page, 'en')
  await page.goto(`${endpoint.url}/?lang=en`)
  await survey.agree('consent_participate')
  await expect(page.getByText(survey.words.app('draft.page.status'))).toBeVisible()
  await page.reload()
  await asksNothing(page)
  await survey.agree('consent_participate')
  await survey.saveForLater()
  await page.reload()
  await survey.press('draft.continue.label')
  await expect(page.getByRole('checkbox')).toBeChecked()
})
