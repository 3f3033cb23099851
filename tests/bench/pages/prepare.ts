import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Of every file in the folders, so that nothing is built again that did not change. */
function fingerprint(paths: readonly string[], extra: string): string {
  const hash = createHash('sha256').update(extra)
  for (const path of paths) {
    const files = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: 'utf8' })
          .sort()
          .map((name) => join(path, name))
      : [path]
    for (const file of files) if (statSync(file).isFile()) hash.update(file).update(readFileSync(file))
  }
  return hash.digest('hex')
}

/**
 * Builds into a folder unless what it is made from is what it was made from last time.
 * @param sources files and folders
 * @param extra what else decides, such as the survey
 */
export async function unlessBuilt(
  out: string,
  sources: readonly string[],
  extra: string,
  make: () => Promise<void> | void,
): Promise<void> {
  const mark = `${out}.made-from`
  const now = fingerprint(sources, extra)
  if (existsSync(out) && existsSync(mark) && readFileSync(mark, 'utf8') === now) return
  await make()
  writeFileSync(mark, now)
}
