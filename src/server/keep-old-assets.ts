import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'

const keptForMs = 90 * 24 * 60 * 60_000

/**
 * Copies the hashed files of the present build aside and forgets those of builds that ended 90 days ago. A phone may
 * have an older page open for weeks, and fetches its next language or page only when somebody needs it.
 * @param build folder of the built client
 * @param aside folder that outlives the builds
 */
export function keepOldAssets(build: string, aside: string, now: Date): void {
  const assets = join(build, 'assets')
  if (!existsSync(assets)) return
  mkdirSync(aside, { recursive: true })
  for (const name of readdirSync(assets)) {
    // A name carries the hash of its content, so what is there already is the same.
    if (!existsSync(join(aside, name))) cpSync(join(assets, name), join(aside, name))
    utimesSync(join(aside, name), now, now)
  }
  for (const name of readdirSync(aside))
    if (now.getTime() - statSync(join(aside, name)).mtimeMs > keptForMs) rmSync(join(aside, name))
}
