import { expect, it } from 'vitest'
import { createSession, loadForm } from '../../../src/engine/index.ts'
import { dependents, lead, longForm, toDefinitionText, toXFormText } from './long-form.ts'

it('has its size, three rules in ten questions, a chain of 50, and five that hang on one', () => {
  const rows = longForm(1000)
  expect(rows).toHaveLength(1000)
  expect(rows.filter(({ type }) => type === 'calculate')).toHaveLength(50)
  expect(rows.filter(({ relevant }) => relevant !== undefined).length).toBeGreaterThan(280)
  const loaded = loadForm(JSON.parse(toDefinitionText(rows)))
  if (loaded.status === 'failed') throw new Error(loaded.findings[0]?.message)
  const session = createSession(loaded.form, { now: new Date(0), timeZone: 'UTC', seed: 1 })
  expect(session.set(`/page/${lead}`, 'yes').changed).toHaveLength(1 + dependents)
  session.set('/page/seed', '1')
  expect(session.node('/page/link_50')?.value).toBe('51')
})

it('is the same form for the other engine', () => {
  const rows = longForm(100)
  const xform = toXFormText(rows)
  expect(xform.match(/<bind nodeset="\/data\/page\//g)).toHaveLength(100)
  expect(xform.match(/relevant=/g)).toHaveLength(rows.filter(({ relevant }) => relevant !== undefined).length)
})
