import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { it } from 'vitest'

const folder = process.env['CONFORMANCE_DIR'] ?? resolve(import.meta.dirname, '../../../shared/conformance')

/** Where outside cases lie; null, and one test that says so, where they are not on this machine. */
export function recordingAt(name: string): string | null {
  const path = join(folder, name)
  if (existsSync(path)) return path
  it(`were not run: there is no ${path}`, () => {
    console.log(`No outside cases at ${path}; set CONFORMANCE_DIR to run them.`)
  })
  return null
}
