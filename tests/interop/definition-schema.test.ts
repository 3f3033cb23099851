import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { definitionSchema } from '../../src/interop/definition-schema.ts'

it('is the schema that stands beside the definitions', () => {
  const committed = readFileSync('survey-definitions/definition.schema.json', 'utf8')
  expect(committed, 'run: npm run -s cli -- schema --out survey-definitions/definition.schema.json').toBe(
    `${JSON.stringify(definitionSchema(), null, 2)}\n`,
  )
})

it('has a sentence for every key', () => {
  const silent: string[] = []
  const walk = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return
    for (const [key, value] of Object.entries(node)) {
      if (key === 'properties')
        for (const [name, property] of Object.entries(value as object))
          if (!('description' in property)) silent.push(name)
      walk(value)
    }
  }
  walk(definitionSchema())
  // What these are is said by the object around them.
  expect([...new Set(silent)].sort()).toEqual(['count', 'country', 'source'])
})
