import type { Browser } from '@playwright/test'
import { newPhone } from '../harness/phone.ts'
import type { Subject } from '../harness/subject.ts'
import { type Visit, visit } from './visit.ts'

/** The first visit ever. */
export async function coldStart(browser: Browser, subject: Subject): Promise<Visit> {
  const phone = await newPhone(browser)
  try {
    return await visit(phone, subject, { isNetworkSlow: true, isCpuSlow: true })
  } finally {
    await phone.close()
  }
}
