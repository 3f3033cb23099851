import type { LaunchOptions } from '@playwright/test'
import { query } from '../../torture/stored-rows.ts'
import type { Outcome } from '../../torture/torture-run.ts'
import { FacilitatorPage } from '../pages/facilitator-page.ts'
import { Phone } from '../support/browser.ts'
import { Endpoint } from '../support/endpoint.ts'
import { answerAs, dieAndBegin, eveningOf, handOn, personOf } from './day.ts'

type Day = {
  readonly people: number
  /** After whose response the battery is empty: the screen has just said that it is saved. */
  readonly diesAfter: readonly number[]
  readonly launchOptions: LaunchOptions | undefined
}

/** Set up and checked with a network, a day of people in turn without one, and an evening with one again. */
export async function dayRun({ people, diesAfter, launchOptions }: Day): Promise<Outcome> {
  const endpoint = await Endpoint.start()
  const phone = new Phone(launchOptions)
  try {
    let page = await phone.switchOn()
    await page.goto(`${endpoint.url}/facilitator/?lang=en`)
    await page.locator('h1').waitFor()
    const morning = new FacilitatorPage(page, endpoint.url)
    await morning.setUp({ whenIdle: 'park' })
    const checks = await morning.checkReady()
    await morning.handOver()
    await endpoint.kill()

    let unsaved = 0
    for (let n = 0; n < people; n += 1) {
      const fate = await answerAs(page, personOf(n))
      if (fate !== 'saved' && fate !== 'sending') unsaved += 1
      if (diesAfter.includes(n)) page = await dieAndBegin(phone, endpoint.url)
      else await handOn(page)
    }

    const { made, received, stored, wanted } = await eveningOf(page, endpoint, people)
    const heard = query(endpoint.dataDir, "select * from devices where name = 'Tablet 3' and workshop = 'mex_2025'")
    return {
      facts: { people, 'dead batteries': diesAfter.length, received: (await endpoint.progress()).received },
      broken: {
        'not shown as saved': unsaved,
        'not ready': ['app', 'definition', 'clock', 'roundTrip'].filter((name) => checks[name] !== 'yes').length,
        'answer sets that are not in the store': wanted.filter((set) => !stored.includes(set)).length,
        'rows that nobody made':
          stored.filter((set) => !wanted.includes(set)).length + Math.max(0, stored.length - people),
        'missing in the ledger': people - made,
        'devices that the desk has not heard of, or heard twice': Math.abs(1 - heard.length),
        'not received, says the ledger': people - received,
      },
    }
  } finally {
    await phone.switchOff()
    await endpoint.kill()
  }
}
