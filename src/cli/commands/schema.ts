import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { definitionSchema } from '../../interop/definition-schema.ts'

export const help = `schema [--out survey-definitions/definition.schema.json]
    The JSON Schema of survey definitions, for editors; without --out it is printed.`

/** @returns the exit code: 0 fine, 2 wrong usage */
export async function run(args: readonly string[]): Promise<number> {
  let out: string | undefined
  try {
    out = parseArgs({ args: [...args], options: { out: { type: 'string' } } }).values.out
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${help}`)
    return 2
  }
  const schema = `${JSON.stringify(definitionSchema(), null, 2)}\n`
  if (out === undefined) process.stdout.write(schema)
  else {
    writeFileSync(out, schema)
    console.log(`Written: ${out}`)
  }
  return 0
}
