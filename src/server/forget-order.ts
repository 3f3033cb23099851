import type { Store } from '../store/store.ts'

const hourMs = 60 * 60_000
const dayMs = 24 * hourMs

/**
 * Takes the traces of the order of arrival off the disk, unless that was done within the last day: over a million
 * responses it takes minutes, and a server that is started again should not keep everybody waiting for so long.
 * @returns once they are gone; `stop` ends what is done from then on, every day
 */
export async function startForgettingOrder(
  store: Pick<Store, 'forgetOrder' | 'orderForgotten' | 'noteOrderForgotten'>,
  now: () => Date,
  log: (line: string) => void,
): Promise<{ readonly stop: () => void }> {
  // Needs room to rewrite the tables. On a full disk the server still has to start: phones want to read what it has.
  const forgetWhenDue = async () => {
    try {
      const last = await store.orderForgotten()
      if (last !== null && now().getTime() - Date.parse(last) < dayMs) return
      await store.forgetOrder()
      await store.noteOrderForgotten(`${now().toISOString().slice(0, 13)}:00Z`)
    } catch (error) {
      log(error instanceof Error ? error.message : String(error))
    }
  }
  await forgetWhenDue()
  const hourly = setInterval(() => void forgetWhenDue(), hourMs)
  return { stop: () => clearInterval(hourly) }
}
