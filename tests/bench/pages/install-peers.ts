import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const peersFolder = 'tests/bench/peers'

/**
 * Installs the other tools, which nobody needs but the bench.
 * @returns null, or why they are not there, in one line
 */
export function installPeers(): string | null {
  const wanted = readFileSync(join(peersFolder, 'package.json'), 'utf8')
  const { dependencies } = JSON.parse(wanted) as { dependencies: Record<string, string> } // our own file
  const isThere = ([name, version]: [string, string]): boolean => {
    const file = join(peersFolder, 'node_modules', name, 'package.json')
    // npm's own field.
    return existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version === version
  }
  if (Object.entries(dependencies).every(isThere)) return null
  console.log('Installing the tools to compare with (some 230 MB, once) ...')
  const { status, stderr } = spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: peersFolder, encoding: 'utf8' })
  if (status === 0) return null
  const reason = stderr.split('\n').find((line) => line.includes('ERR')) ?? `npm ended with ${status}`
  return `The other tools could not be installed (${reason.trim()}); comparing with the bare page alone.`
}
