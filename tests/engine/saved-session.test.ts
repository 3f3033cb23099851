import { describe, expect, it } from 'vitest'
import { createSession, UnknownNodeError } from '../../src/engine/index.ts'
import { aForm, anEnv, at } from './support/a-session.ts'

const form = aForm([
  { type: 'hidden', name: 'code', default: 'none' },
  { type: 'text', name: 'a', default: 'first' },
  { type: 'text', name: 'b', default: "concat(${a}, '!')" },
  { type: 'text', name: 'c', relevant: "${a} = 'never'" },
  { type: 'integer', name: 'n', calculation: 'string-length(${a})' },
  { type: 'calculate', name: 'die', calculation: 'once(random())' },
  { type: 'repeat', name: 'r', children: [{ type: 'text', name: 'q', default: 'new' }] },
])

function resumed(session: ReturnType<typeof createSession>, hidden = {}) {
  return createSession(form, { ...anEnv, seed: 99, hidden, saved: JSON.parse(JSON.stringify(session.save())) })
}

describe('a saved session', () => {
  it('goes on where it was: answers, instances, what a person changed, and chance', () => {
    const session = createSession(form, anEnv)
    session.set('/a', 'never')
    session.set('/c', 'typed')
    session.set('/a', 'other')
    session.set('/n', '77')
    session.add('/r')
    session.set('/r[2]/q', 'second')
    expect(resumed(session).nodes()).toEqual(session.nodes())
    expect(resumed(session).save()).toEqual(session.save())
  })

  it('does not give a default back that a person had taken out', () => {
    const session = createSession(form, anEnv)
    session.set('/a', '')
    session.set('/b', '')
    expect(at(resumed(session), '/a').value).toBe('')
    expect(at(resumed(session), '/b').value).toBe('')
  })

  it('gives the defaults of questions that a newer version has added', () => {
    const saved = { formVersion: '0', seed: 1, entries: { '/a': 'old', '/gone': 'x' }, repeats: {}, hidden: {} }
    const session = createSession(form, { ...anEnv, saved })
    expect(at(session, '/a').value).toBe('old')
    expect(at(session, '/b').value).toBe('old!')
  })

  it('puts in new instances nothing of old ones', () => {
    const session = createSession(form, anEnv)
    session.add('/r')
    session.set('/r[2]/q', 'old')
    const again = resumed(session)
    again.remove('/r[2]')
    again.add('/r')
    expect(at(again, '/r[2]/q').value).toBe('new')
  })

  it('keeps hidden values, unless the start brings newer ones', () => {
    const session = createSession(form, { ...anEnv, hidden: { code: 'mex' } })
    expect(at(resumed(session), '/code').value).toBe('mex')
    expect(at(resumed(session, { code: 'bog' }), '/code').value).toBe('bog')
    expect(at(createSession(form, anEnv), '/code').value).toBe('none')
    expect(() => session.setHidden('a', 'x')).toThrow(UnknownNodeError)
  })

  it('may hold names that objects know by themselves', () => {
    const saved = {
      formVersion: '1',
      seed: 1,
      entries: JSON.parse('{"__proto__": "x", "/a": "y"}'),
      repeats: {},
      hidden: {},
    }
    expect(at(createSession(form, { ...anEnv, saved }), '/a').value).toBe('y')
  })
})
