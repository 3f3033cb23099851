import { spawnSync } from 'node:child_process'
import type { Endpoint } from './endpoint.ts'

/** Lets somebody in, with the same command as on a real server, while it runs. */
export function addCoordinator({ dataDir }: Endpoint, name: string, password: string): void {
  const { status, stderr } = spawnSync('node', ['src/cli/main.ts', 'coordinator', 'add', name, '--password-stdin'], {
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' },
    input: `${password}\n`,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
}
