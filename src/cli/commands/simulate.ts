import { parseArgs } from 'node:util'
import { createSession } from '../../engine/index.ts'
import { readDefinition } from '../read-definition.ts'
import { readJsonLines, writeLine } from '../read-lines.ts'
import { Simulation } from '../simulation.ts'

export const help = `simulate <definition.json> [--now 2026-12-01T09:00:00Z] [--time-zone UTC] [--seed 1] [--hidden name=value ...] < lines.jsonl
    Answers a survey without a screen. One JSON line in, one out, in the same order:
      {"set": {"/group/question": "answer"}}   {"hidden": {"name": "value"}}
      {"add": "/group/repeat"}                 {"remove": "/group/repeat[2]"}
      {"next": true}                           {"previous": true}
      {"state": true}                          {"finish": true}
    Each line out has "changed" (nodes with value, relevant, required, valid, choices), "removed" and "page".
    "next" stays on a page with violations and lists them; "finish" adds the submission. Ends with 1 when a line was not understood.`

/** @returns the exit code: 0 fine, 1 when the definition or a line was at fault, 2 wrong usage */
export async function run(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  if (typeof options === 'string') {
    console.error(`${options}\n\n${help}`)
    return 2
  }
  const result = readDefinition(options.path)
  if (result.status === 'failed') {
    for (const { severity, message } of result.findings) console.error(`${severity}: ${message}`)
    return 1
  }
  const simulation = new Simulation(createSession(result.form, options.env))
  let exitCode = 0
  for await (const read of readJsonLines()) {
    const output = 'error' in read ? read : simulation.step(read.value)
    if ('error' in output) exitCode = 1
    writeLine(JSON.stringify(output))
  }
  return exitCode
}

function readOptions(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        now: { type: 'string' },
        'time-zone': { type: 'string', default: 'UTC' },
        seed: { type: 'string', default: '1' },
        hidden: { type: 'string', multiple: true, default: [] },
      },
    })
    const [path, ...rest] = positionals
    if (path === undefined || rest.length > 0) return 'one definition, please'
    const now = values.now === undefined ? new Date() : new Date(values.now)
    if (Number.isNaN(now.getTime())) return `--now ${values.now} is no point in time`
    const hidden = Object.fromEntries(
      values.hidden.map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)]),
    )
    return { path, env: { now, timeZone: values['time-zone'], seed: Number(values.seed), hidden } }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
