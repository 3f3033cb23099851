import { expect as expectSoon, type Page } from '@playwright/test'
import { firstHalf, type Person, secondHalf } from '../journeys/whole-path.ts'
import { SurveyPage } from '../pages/survey-page.ts'
import { WithdrawPage } from '../pages/withdraw-page.ts'

// Two walks at once, and both take pictures: what comes in a moment on a free machine may take longer here.
const expect = expectSoon.configure({ timeout: 15_000 })

type Walk = {
  readonly page: Page
  readonly url: string
  readonly person: Person
  /** Whose words are on the screen, as `wordsOf` takes it. */
  readonly words: string
  /** Whether the page is kept for offline use; otherwise it must be served somehow while there is no network. */
  readonly hasWorker: boolean
  /** Called on each screen, once it stands as a person sees it, and told whether others are made as it is. */
  readonly look: (page: Page, name: string, standsForOthers?: boolean) => Promise<void>
  /** Called on each page of the survey as it opens, before anything is answered. */
  readonly glance: (page: Page, name: string) => Promise<void>
}

/** Every screen that a respondent may meet, each once: the survey, what waits for a network, and the withdrawal. */
export async function walkScreens(walk: Walk): Promise<void> {
  const code = await walkSurvey(walk)
  await walkWithdrawal(walk, code)
  await walkToNotEligible(walk)
}

async function walkSurvey({ page, url, person, words, hasWorker, look, glance }: Walk): Promise<string> {
  const survey = new SurveyPage(page, words, {
    arrived: (place) => glance(page, place),
    leaving: async (place) => {
      const name = place.split('/').at(-1) ?? place
      await look(page, name)
      if (name !== 'b_profile') return
      await survey.write('org_paid_fte', '21')
      await survey.press('page.continue.label')
      await expect(page.getByRole('alert')).toBeFocused()
      await look(page, 'an answer that cannot be')
      await survey.write('org_paid_fte', person.posts)
    },
  })
  await page.goto(`${url}/w/mex_2025?lang=${person.language}`)
  await expect(page.locator('[data-total]')).toBeVisible()
  if (hasWorker) await survey.isControlledByWorker()
  await look(page, 'start', true)
  await survey.press('page.continue.label')
  await expect(page.getByRole('alert')).toBeFocused()
  await look(page, 'an answer that is missing', true)
  await firstHalf(survey, person)
  await survey.isSaved()
  await survey.press('draft.delete.label')
  await look(page, 'draft, to be deleted')
  await survey.press('app.cancel.label')
  await survey.press('draft.later.label')
  await look(page, 'draft, to be kept', true)
  await survey.press('draft.keep.label')
  await survey.isKept()
  await look(page, 'draft, kept')

  // Otherwise it would still be her own tab, which asks nothing.
  await page.evaluate(() => sessionStorage.clear())
  await page.reload()
  await expect(page.getByRole('button', { name: survey.words.app('draft.continue.label') })).toBeVisible()
  await look(page, 'draft found')
  await survey.press('draft.discard.label')
  await look(page, 'draft found, to be deleted')
  await survey.press('draft.continue.label')
  await secondHalf(survey, person)
  await expect(page.getByRole('button', { name: survey.words.app('review.send.label') })).toBeVisible()
  await look(page, 'review', true)

  await page.context().setOffline(true)
  await survey.press('review.send.label')
  await expect(survey.fate('saved')).toBeVisible()
  await look(page, 'thank you, saved on this phone')
  const other = await page.context().newPage()
  await other.goto(`${url}/?lang=${person.language}`)
  await expect(other.getByRole('button', { name: survey.words.app('queue.send.label') })).toBeVisible()
  await look(other, 'start without a network, a response waits')
  await other.close()
  // The phone notices by itself that the network is back; a button may be gone before a finger is there.
  await page.context().setOffline(false)
  await expect(survey.fate('received')).toBeVisible({ timeout: 90_000 })
  await look(page, 'thank you, received', true)
  return (await page.locator('.receipt-code').textContent()) ?? ''
}

async function walkWithdrawal({ page, url, person, words, look }: Walk, code: string): Promise<void> {
  const withdrawal = new WithdrawPage(page, words)
  await page.goto(`${url}/withdraw/?lang=${person.language}`)
  await expect(withdrawal.field).toBeVisible()
  await look(page, 'withdraw', true)
  await withdrawal.enter('0123')
  await expect(page.getByRole('alert')).toBeFocused()
  await look(page, 'withdraw, not a code', true)
  await withdrawal.enter(code)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await look(page, 'withdraw, to be confirmed', true)
  await page.context().setOffline(true)
  await withdrawal.confirm()
  await expect(withdrawal.fate('noted')).toBeVisible()
  await look(page, 'withdraw, noted', true)
  await page.context().setOffline(false)
  await expect(withdrawal.fate('sent')).toBeVisible({ timeout: 90_000 })
  await look(page, 'withdraw, sent', true)
}

async function walkToNotEligible({ page, url, person, words, look }: Walk): Promise<void> {
  const survey = new SurveyPage(page, words)
  await page.goto(`${url}/?lang=${person.language}`)
  await survey.agree('consent_participate')
  await survey.continue()
  await survey.choose('age_18_plus', 'yes_no', 'no')
  await survey.choose('respondent_link', 'respondent_link', 'leader')
  await survey.continue()
  await survey.isAt(/end_not_eligible/)
  await look(page, 'not eligible')
}
