/** Something that takes an old phone a while, and may be put down after each step. */
export type Work<Result> = Generator<void, Result>

/** So many small things make a step: whoever waits is asked less often than that costs. */
export const stride = 8

/** Asked after each step; what it promises is waited for before the next. */
export type Pause = () => Promise<void> | undefined

export function atOnce<Result>(work: Work<Result>): Result {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

export async function withPauses<Result>(work: Work<Result>, pause?: Pause): Promise<Result> {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    const wait = pause?.()
    if (wait) await wait
  }
}
