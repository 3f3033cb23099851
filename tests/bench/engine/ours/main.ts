import { survey } from 'virtual:bench-survey'
import { createSession, openForm, type Session } from '../../../../src/engine/browser.ts'
import { lead } from '../long-form.ts'

const text = survey as unknown as string // this page is given the definition's text in place of a survey
let session: Session | undefined

/** What the bench calls from outside. */
Object.assign(window, {
  /** ms from the text to a form that can be answered */
  async load(): Promise<number> {
    const start = performance.now()
    const form = await openForm(JSON.parse(text))
    session = createSession(form, { now: new Date(), timeZone: 'UTC', seed: 1 })
    session.pages()
    return performance.now() - start
  },
  /** ms per answer to the question on which others hang */
  answer(times: number): number {
    const start = performance.now()
    for (let done = 0; done < times; done += 1) session?.set(`/page/${lead}`, done % 2 === 0 ? 'yes' : 'no')
    return (performance.now() - start) / times
  },
})
