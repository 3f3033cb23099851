import { describe, expect, it } from 'vitest'
import type { SurveyNode } from '../../src/contract/definition.ts'
import { createSession } from '../../src/engine/index.ts'
import { aForm, anEnv, aSession } from './support/a-session.ts'

describe('submission', () => {
  it('has "" for an unanswered question and no key for one that is not relevant', () => {
    const session = aSession([
      { type: 'note', name: 'hello' },
      { type: 'text', name: 'a' },
      { type: 'text', name: 'b', relevant: "${a} != ''" },
      { type: 'group', name: 'g', children: [{ type: 'text', name: 'c', relevant: "${a} != ''" }] },
    ])
    expect(session.toSubmission()).toEqual({ answers: { a: '' } })
    session.set('/a', ' x ')
    expect(session.toSubmission()).toEqual({ answers: { a: 'x', b: '', g: { c: '' } } })
  })

  it('goes out in spite of violations, without what was not understood', () => {
    const session = aSession([{ type: 'integer', name: 'n', required: 'true()' }])
    session.set('/n', 'many')
    expect(session.toSubmission()).toEqual({ answers: { n: '' } })
  })

  it('splits into parts, and leaves out a part in which nobody answered anything', () => {
    const form = aForm(
      [
        { type: 'text', name: 'view' },
        { type: 'text', name: 'org', part: 'none' },
        { type: 'group', name: 'contact', part: 'contacts', children: [{ type: 'text', name: 'email' }] },
      ],
      { settings: { target: 1, baseline: { count: 0, source: '' }, parts: ['answers', 'contacts'] } },
    )
    const session = createSession(form, anEnv)
    session.set('/org', 'secret')
    expect(session.toSubmission()).toEqual({ answers: { view: '' } })
    session.set('/contact/email', 'a@b.org')
    expect(session.toSubmission()).toEqual({ answers: { view: '' }, contacts: { contact: { email: 'a@b.org' } } })
  })

  it('writes repeats as lists, without empty instances where drop_empty says so', () => {
    const repeat = (name: string, parameters: string): SurveyNode => ({
      type: 'repeat',
      name,
      parameters,
      children: [{ type: 'text', name: `${name}_q` }],
    })
    const session = aSession([repeat('kept', 'max=5'), repeat('dropped', 'max=5 drop_empty=true')])
    for (const path of ['/kept', '/dropped']) session.add(path)
    session.set('/kept[2]/kept_q', 'x')
    session.set('/dropped[2]/dropped_q', 'y')
    expect(session.toSubmission()).toEqual({
      answers: { kept: [{ kept_q: '' }, { kept_q: 'x' }], dropped: [{ dropped_q: 'y' }] },
    })
  })

  it('knows whether there is anything to submit, and whether it counts', () => {
    const settings = { target: 1, baseline: { count: 0, source: '' }, parts: ['answers'] }
    const form = aForm([{ type: 'text', name: 'a' }], {
      settings: { ...settings, submit_when: "${a} != ''", usable: "${a} = 'x'" },
    })
    const session = createSession(form, anEnv)
    expect([session.canSubmit(), session.isUsable()]).toEqual([false, false])
    session.set('/a', 'y')
    expect([session.canSubmit(), session.isUsable()]).toEqual([true, false])
    expect(aSession([{ type: 'text', name: 'a' }]).canSubmit()).toBe(true)
    expect(aSession([{ type: 'text', name: 'a' }]).isUsable()).toBe(true)
  })
})
