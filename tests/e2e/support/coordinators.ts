import { spawnSync } from 'node:child_process'
import type { Role } from '../../../src/contract/access.ts'
import type { Endpoint } from './endpoint.ts'

/** Lets somebody in, with the same command as on a real server, while it runs. */
export function addCoordinator({ dataDir }: Endpoint, name: string, password: string, role?: Role): void {
  const args = ['src/cli/main.ts', 'coordinator', 'add', name, '--password-stdin', ...(role ? ['--role', role] : [])]
  const { status, stderr } = spawnSync('node', args, {
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' },
    input: `${password}\n`,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
}
