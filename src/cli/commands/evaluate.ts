import * as z from 'zod/mini'
import { describeExpressionProblem, evaluateAlone } from '../../engine/index.ts'
import { readJsonLines, writeLine } from '../read-lines.ts'

export const help = `evaluate < lines.jsonl
    One JSON line in: {"expression", "values": {"name": "text" or ["text", ...]}, "self"?, "now"?, "timeZone"?,
    "language"?, "as"?: "boolean" | "number" | "string"}; one out, in the same order: {"value", "type"} or {"error"}.
    NaN and the infinities are written as strings. A name that is not among the values is a node that does not exist.
    Ends with 1 when there was any error.`

const text = z.union([z.string(), z.number(), z.boolean()])

const line = z.object({
  expression: z.string(),
  values: z.optional(z.record(z.string(), z.union([text, z.null(), z.array(z.union([text, z.null()]))]))),
  self: z.optional(z.nullable(text)),
  now: z.optional(z.string()),
  timeZone: z.optional(z.string()),
  language: z.optional(z.string()),
  as: z.optional(z.enum(['boolean', 'number', 'string'])),
})
type Line = z.infer<typeof line>

/** @returns the exit code: 0 fine, 1 when a line could not be evaluated, 2 wrong usage */
export async function run(args: readonly string[]): Promise<number> {
  if (args.length > 0) {
    console.error(`evaluate takes its work from standard input, not from "${args[0]}".\n\n${help}`)
    return 2
  }
  let exitCode = 0
  for await (const read of readJsonLines()) {
    const output = 'error' in read ? error(read.error) : evaluateLine(read.value)
    if (output.startsWith('{"error"')) exitCode = 1
    writeLine(output)
  }
  return exitCode
}

function evaluateLine(value: unknown): string {
  const parsed = line.safeParse(value)
  if (!parsed.success)
    return error(
      `not as described by --help: ${parsed.error.issues.map(({ path }) => path.join('.') || 'the line').join(', ')}`,
    )
  const input = parsed.data
  const now = input.now === undefined ? new Date() : new Date(input.now)
  if (Number.isNaN(now.getTime()))
    return error(`now: "${input.now}" is no point in time; write it as 2026-12-01T09:00:00Z`)
  const result = evaluateAlone(input.expression, { ...surroundings(input), now })
  if (result.status === 'ok') return `{"value":${jsonOf(result.value)},"type":"${typeof result.value}"}`
  const { code, position } = result.problem
  const message = describeExpressionProblem(result.problem, Object.keys(input.values ?? {}))
  return JSON.stringify({ error: `character ${position + 1}: ${message}`, code, position })
}

function surroundings({ values, self, timeZone, language, as }: Line) {
  const given = Object.entries(values ?? {}).flatMap(([name, value]) =>
    value === null
      ? []
      : [[name, Array.isArray(value) ? value.map((item) => String(item ?? '')) : String(value)] as const],
  )
  return {
    values: Object.fromEntries(given),
    timeZone: timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...(self !== undefined && self !== null && { self: String(self) }),
    ...(language !== undefined && { language }),
    ...(as !== undefined && { as }),
  }
}

/** JSON has a negative zero, but JSON.stringify does not write it. */
function jsonOf(value: string | number | boolean): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return JSON.stringify(String(value))
  return Object.is(value, -0) ? '-0' : JSON.stringify(value)
}

function error(message: string): string {
  return JSON.stringify({ error: message })
}
