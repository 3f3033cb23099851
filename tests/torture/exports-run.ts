import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../support/postgres.ts'
import { type ExportFigures, runExports } from './export-run.ts'
import type { Outcome } from './torture-run.ts'

/** What a server may hold in all while it hands out a million submissions. */
const mostMegabytes = 300

/** Takes everything out of a full server in every format, from SQLite and from PostgreSQL. */
export async function exportsRun({ rows }: { rows: number }): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'femig-exports-'))
  const figures: ExportFigures[] = []
  const tell = (one: ExportFigures) => {
    figures.push(one)
    console.log(`   ${JSON.stringify(one)}`)
  }
  const dataDir = (name: string) => {
    mkdirSync(join(folder, name))
    return join(folder, name)
  }
  const server = await startPostgres()
  try {
    await runExports('sqlite', { dataDir: dataDir('sqlite'), databaseUrl: null }, rows, tell)
    await runExports('postgres', { dataDir: dataDir('postgres'), databaseUrl: server.url }, rows, tell)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  const peaks = figures.map(({ peakMemory }) => peakMemory)
  return {
    facts: { rows, downloads: figures.length, 'peak MB': Math.max(...peaks) },
    broken: { 'over 300 MB': peaks.filter((peak) => peak >= mostMegabytes).length },
  }
}
