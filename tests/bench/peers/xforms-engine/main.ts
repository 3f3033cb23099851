import { survey } from 'virtual:bench-survey'
import { createInstance } from '@getodk/xforms-engine'

const noAttachments = () => Promise.reject(new Error('this form has none'))

/** What the bench calls from outside. */
Object.assign(window, {
  /** ms from the text to a form that can be answered */
  async load(): Promise<number> {
    const start = performance.now()
    const { root } = await createInstance(survey, { form: { fetchFormAttachment: noAttachments } })
    void root.currentState.children
    return performance.now() - start
  },
})
