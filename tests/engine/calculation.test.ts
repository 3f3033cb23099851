import { describe, expect, it } from 'vitest'
import { createSession } from '../../src/engine/index.ts'
import { aForm, anEnv, aSession, at } from './support/a-session.ts'

describe('calculation', () => {
  it('follows what it refers to, through other calculations', () => {
    const session = aSession([
      { type: 'calculate', name: 'twice', calculation: '${once_over} * 2' },
      { type: 'calculate', name: 'once_over', calculation: '${n} + 1' },
      { type: 'integer', name: 'n' },
    ])
    expect(at(session, '/twice').value).toBe('')
    session.set('/n', '2')
    expect(at(session, '/twice').value).toBe('6')
  })

  it('leaves alone what a change does not reach', () => {
    const session = aSession([
      { type: 'integer', name: 'a' },
      { type: 'integer', name: 'b' },
      { type: 'calculate', name: 'dice', calculation: 'if(${a} = 0, 0, random())' },
    ])
    const before = at(session, '/dice').value
    expect(session.set('/b', '5').changed).toEqual(['/b'])
    expect(at(session, '/dice').value).toBe(before)
    expect(session.set('/a', '5').changed).toContain('/dice')
  })

  it('does not run while it is not relevant, and runs again when it is', () => {
    const session = aSession([
      { type: 'select_one', name: 'show', list: 'yes_no' },
      { type: 'integer', name: 'n' },
      { type: 'calculate', name: 'sum', relevant: "${show} = 'yes'", calculation: '${n} + 1' },
    ])
    session.set('/n', '1')
    expect(at(session, '/sum').value).toBe('')
    session.set('/show', 'yes')
    expect(at(session, '/sum').value).toBe('2')
  })

  it('replaces what a person typed as soon as it computes anew', () => {
    const session = aSession([
      { type: 'integer', name: 'n' },
      { type: 'integer', name: 'guess', calculation: '${n} * 10' },
    ])
    session.set('/n', '1')
    session.set('/guess', '11')
    expect(at(session, '/guess').value).toBe('11')
    session.set('/n', '2')
    expect(at(session, '/guess').value).toBe('20')
  })

  it('cuts the fraction off for an integer', () => {
    const session = aSession([{ type: 'integer', name: 'n', calculation: '-7 div 2' }])
    expect(at(session, '/n').value).toBe('-3')
  })

  it('stores no text about an invalid date', () => {
    expect(at(aSession([{ type: 'calculate', name: 'd', calculation: "date('nonsense')" }]), '/d').value).toBe('')
  })

  it('keeps the first outcome of once()', () => {
    const session = aSession([
      { type: 'text', name: 'a' },
      { type: 'calculate', name: 'first', calculation: 'once(${a})' },
    ])
    session.set('/a', 'one')
    session.set('/a', 'two')
    expect(at(session, '/first').value).toBe('one')
  })
})

describe('a calculation with several triggers, as XLSForm parts them', () => {
  it('runs when any of them changes', () => {
    const session = aSession([
      { type: 'integer', name: 'a' },
      { type: 'integer', name: 'b' },
      { type: 'integer', name: 'c' },
      { type: 'calculate', name: 'sum', calculation: '${a} + ${b} + ${c}', trigger: '${a}, ${b}' },
    ])
    for (const [path, text] of [
      ['/c', '1'],
      ['/a', '2'],
      ['/b', '3'],
    ] as const)
      session.set(path, text)
    expect(at(session, '/sum').value).toBe('6')
    session.set('/c', '10')
    expect(at(session, '/sum').value).toBe('6')
  })

  it('runs for a union, too', () => {
    const session = aSession([
      { type: 'integer', name: 'a' },
      { type: 'integer', name: 'b' },
      { type: 'calculate', name: 'sum', calculation: '${a} + ${b}', trigger: '${a} | ${b}' },
    ])
    session.set('/a', '2')
    session.set('/b', '3')
    expect(at(session, '/sum').value).toBe('5')
  })
})

describe('a calculation with a trigger', () => {
  const survey = [
    { type: 'text', name: 'org' },
    { type: 'select_one', name: 'publish', list: 'yes_no' },
    { type: 'text', name: 'shown', calculation: '${org}', trigger: '${publish}' },
  ] as const

  it('runs only when the trigger changes', () => {
    const session = aSession([...survey])
    session.set('/org', 'A')
    expect(at(session, '/shown').value).toBe('')
    session.set('/publish', 'yes')
    expect(at(session, '/shown').value).toBe('A')
    session.set('/org', 'B')
    expect(at(session, '/shown').value).toBe('A')
  })

  it('leaves what the person made of it until then', () => {
    const session = aSession([...survey])
    session.set('/org', 'A')
    session.set('/publish', 'yes')
    session.set('/shown', 'A and friends')
    session.set('/org', 'B')
    expect(at(session, '/shown').value).toBe('A and friends')
  })

  it('does not run at the start of a saved session', () => {
    const form = aForm([...survey])
    const session = createSession(form, anEnv)
    session.set('/org', 'A')
    session.set('/publish', 'yes')
    session.set('/shown', '')
    const resumed = createSession(form, { ...anEnv, saved: session.save() })
    expect(at(resumed, '/shown').value).toBe('')
  })
})

describe('default', () => {
  it('is the answer itself, or an expression that is computed once', () => {
    const session = aSession(
      [
        { type: 'hidden', name: 'code' },
        { type: 'text', name: 'fixed', default: 'a-b (c)' },
        { type: 'text', name: 'computed', default: "concat(${code}, '!')" },
        { type: 'date', name: 'day', default: 'today()' },
      ],
      { hidden: { code: 'mex' } },
    )
    expect(at(session, '/fixed').value).toBe('a-b (c)')
    expect(at(session, '/computed').value).toBe('mex!')
    expect(at(session, '/day').value).toBe('2026-12-05')
    session.setHidden('code', 'bog')
    expect(at(session, '/computed').value).toBe('mex!')
  })

  it('comes anew in each instance of a repeat', () => {
    const session = aSession([
      { type: 'repeat', name: 'r', children: [{ type: 'integer', name: 'n', default: 'position(..) * 10' }] },
    ])
    session.add('/r')
    expect([at(session, '/r[1]/n').value, at(session, '/r[2]/n').value]).toEqual(['10', '20'])
  })
})
