import { focusContent } from '../../kit/index.ts'
import type { SubmissionProgress } from '../../queue/index.ts'
import { lostResponses } from './queue-notice.tsx'

/** What the screens may ask of the queue and tell it, once its code is loaded. */
export function deviceView(loadDevice: () => Promise<typeof import('./device.ts')>) {
  return {
    /** What the queue says of these envelopes, now and at every change. @returns stops */
    watchSubmission(instanceIds: readonly string[], onChange: (progress: SubmissionProgress) => void): () => void {
      let stop = () => {}
      let isOver = false
      void loadDevice().then(({ queue }) => {
        if (!isOver) stop = queue.watchSubmission(instanceIds, onChange)
      })
      return () => {
        isOver = true
        stop()
      }
    },
    sendWaiting: (): void => {
      void loadDevice().then(({ syncNow }) => syncNow())
    },
    acknowledgeLoss: (): void => {
      lostResponses.value = 0
      focusContent()
      void loadDevice().then(({ queue }) => queue.acknowledgeLoss())
    },
  }
}
