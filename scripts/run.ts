import { spawnSync } from 'node:child_process'

/** One step of a script: name, command, arguments. */
export type Step = readonly [name: string, command: string, ...args: string[]]

/**
 * Runs a step in the foreground and says how long it took.
 * @returns whether it ended with exit code 0
 */
export function run([name, command, ...args]: Step, env: NodeJS.ProcessEnv = process.env, cwd = '.'): boolean {
  const start = performance.now()
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', env, cwd })
  if (error) console.error(error.message)
  console.log(`## ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
  return status === 0
}
