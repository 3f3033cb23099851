import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSession, InvalidDefinitionError, openForm } from '../../src/engine/browser.ts'
import { aDefinition, anEnv } from './support/a-session.ts'

/** Every file and package that a module pulls in at run time; `import type` pulls in nothing. */
function pulledIn(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  if (!file.startsWith('/')) return seen
  for (const [, clause = '', from = ''] of readFileSync(file, 'utf8').matchAll(
    /^(?:import|export) ([^'";]*?) ?from '([^']+)'/gms,
  )) {
    if (clause.startsWith('type ')) continue
    pulledIn(from.startsWith('.') ? resolve(dirname(file), from) : from, seen)
  }
  return seen
}

describe('the door for browsers', () => {
  it('brings no schema library and no advice for authors along', () => {
    const files = [...pulledIn(resolve(import.meta.dirname, '../../src/engine/browser.ts'))]
    expect(files.length).toBeGreaterThan(30)
    expect(
      files.filter(
        (file) =>
          !file.startsWith('/') || /contract\/(?!question-types)|lint|load-form|describe|check-answers/.test(file),
      ),
    ).toEqual([])
  })

  it('opens a checked definition, and refuses one that does not compile', async () => {
    const session = createSession(await openForm(aDefinition([{ type: 'text', name: 'a' }])), anEnv)
    expect(session.pages()).toHaveLength(1)
    for (const faulty of ['${b}', '${a}', 'nothing(1)']) {
      const opening = openForm(aDefinition([{ type: 'integer', name: 'a', calculation: faulty }]))
      await expect(opening).rejects.toThrow(InvalidDefinitionError)
    }
  })

  it('fetches what few surveys use where a survey uses it', async () => {
    const form = await openForm(
      aDefinition([
        { type: 'time', name: 'at' },
        { type: 'calculate', name: 'hash', calculation: "digest(${at}, 'MD5', 'hex')" },
      ]),
    )
    const session = createSession(form, anEnv)
    session.set('/at', '9:05')
    expect(session.node('/at')?.value).toBe('09:05')
    expect(session.node('/hash')?.value).toBe('af2d9b02a8ee49562e8f116ff7249213')
  })
})
