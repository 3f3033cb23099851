import type { Browser } from '@playwright/test'
import { blankPage, newPhone, type OpenPage, tap, until } from '../harness/phone.ts'
import type { Subject } from '../harness/subject.ts'

/**
 * Gives the page, live and at rest, to what is to be measured on it.
 * @param measure gets a fast phone with a fast network
 */
export async function onOpenPage<Result>(
  browser: Browser,
  subject: Subject,
  measure: (open: OpenPage) => Promise<Result>,
): Promise<Result> {
  const phone = await newPhone(browser)
  try {
    const open = await blankPage(phone, subject, { isNetworkSlow: false, isCpuSlow: false })
    await open.page.goto(subject.url)
    await until(open, 'a control can be seen', () => bench.answerable !== null)
    await tap(open, 0)
    await until(open, 'an answer has had its effect', () => bench.live !== null)
    await open.page.waitForLoadState('networkidle')
    return await measure(open)
  } finally {
    await phone.close()
  }
}
