import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ExportFigures, prepareExports, runExports } from './export-run.ts'
import { type Filled, filledPostgres, filledSqlite } from './filled-databases.ts'
import type { Outcome } from './torture-run.ts'

/** What a server may hold in all while it hands out a million submissions. */
const mostMegabytes = 300

interface Size {
  readonly rows: number
  readonly seed: number
  /** A folder in which the filled databases stay for the next run; null to take them away. */
  readonly keptIn: string | null
}

/** Takes everything out of a full server in every format, from SQLite and from PostgreSQL. */
export async function exportsRun({ rows, seed, keptIn }: Size): Promise<Outcome> {
  const folder = keptIn ?? mkdtempSync(join(tmpdir(), 'femig-exports-'))
  mkdirSync(folder, { recursive: true })
  // PostgreSQL runs as somebody else, who has to get to its own folder below.
  chmodSync(folder, 0o711)
  const figures: ExportFigures[] = []
  const filling = { rows, seed, afterwards: prepareExports }
  const runIn = async (filled: Filled) => {
    try {
      await runExports(filled.settings, rows, (one) => {
        figures.push(one)
        console.log(`   ${JSON.stringify(one)}`)
      })
    } finally {
      await filled.stop()
    }
  }
  try {
    await runIn(await filledSqlite(join(folder, 'sqlite'), filling))
    await runIn(await filledPostgres(join(folder, 'postgres'), filling))
  } finally {
    if (keptIn === null) rmSync(folder, { recursive: true, force: true })
  }
  const peaks = figures.map(({ peakMemory }) => peakMemory)
  return {
    facts: { rows, downloads: figures.length, 'peak MB': Math.max(...peaks) },
    broken: { 'over 300 MB': peaks.filter((peak) => peak >= mostMegabytes).length },
  }
}
