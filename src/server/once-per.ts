import type { AppParts } from './app-parts.ts'

const keysRemembered = 10_000

/** @returns whether this key is the first in such a time: for what is worth a line, but not a thousand of the same */
export function createOncePer(everyMs: number, { now }: Pick<AppParts, 'now'>): (key: string) => boolean {
  const last = new Map<string, number>()
  return (key) => {
    const time = now().getTime()
    if (time - (last.get(key) ?? -Infinity) < everyMs) return false
    last.delete(key)
    last.set(key, time)
    const [oldest] = last.keys()
    if (last.size > keysRemembered && oldest !== undefined) last.delete(oldest)
    return true
  }
}
