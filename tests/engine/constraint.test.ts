import { describe, expect, it } from 'vitest'
import { UnknownNodeError } from '../../src/engine/index.ts'
import { aSession, at } from './support/a-session.ts'

describe('constraint and required', () => {
  it('looks at a constraint only once there is an answer', () => {
    const session = aSession([{ type: 'integer', name: 'age', constraint: '. >= 18' }])
    expect(at(session, '/age').violation).toBeNull()
    session.set('/age', '17')
    expect(at(session, '/age').violation).toBe('constraint')
    session.set('/age', '18')
    expect(at(session, '/age').violation).toBeNull()
  })

  it('checks again when another question that the constraint names changes', () => {
    const session = aSession([
      { type: 'text', name: 'kind' },
      { type: 'text', name: 'contact', constraint: "${kind} != 'email' or contains(., '@')" },
    ])
    session.set('/contact', 'me')
    expect(session.set('/kind', 'email').changed).toContain('/contact')
    expect(at(session, '/contact').violation).toBe('constraint')
  })

  it('asks for a required answer only where it is relevant, and required may be a condition', () => {
    const session = aSession([
      { type: 'select_one', name: 'a', list: 'yes_no' },
      { type: 'text', name: 'b', required: "${a} = 'yes'" },
      { type: 'text', name: 'c', required: 'true()', relevant: "${a} = 'no'" },
    ])
    expect(session.violations()).toEqual([])
    session.set('/a', 'yes')
    expect(session.violations()).toEqual([{ path: '/b', violation: 'required' }])
    session.set('/a', 'no')
    expect(session.violations()).toEqual([{ path: '/c', violation: 'required' }])
  })

  it('calls a typed text that is no number a type violation, and reads it as empty', () => {
    const session = aSession([{ type: 'integer', name: 'age', required: 'true()', constraint: '. > 0' }])
    session.set('/age', '1.500')
    expect(at(session, '/age')).toMatchObject({ value: '', entered: '1.500', violation: 'type' })
  })

  it('gives no violation to a note', () => {
    const session = aSession([{ type: 'note', name: 'hello', required: 'true()', constraint: 'false()' }])
    expect(session.violations()).toEqual([])
  })

  it('lists violations of one page alone when asked', () => {
    const session = aSession([
      { type: 'text', name: 'a', required: 'true()' },
      { type: 'text', name: 'b', required: 'true()' },
    ])
    expect(session.violations('/b')).toEqual([{ path: '/b', violation: 'required' }])
    expect(session.violations('/gone')).toEqual([])
  })

  it('refuses an answer to a question that is read-only, as a fault of the program', () => {
    const session = aSession([
      { type: 'text', name: 'a' },
      { type: 'text', name: 'b', readonly: "${a} = 'locked'" },
    ])
    session.set('/b', 'free')
    session.set('/a', 'locked')
    expect(at(session, '/b')).toMatchObject({ readonly: true, value: 'free' })
    expect(() => session.set('/b', 'x')).toThrow(UnknownNodeError)
    expect(() => session.set('/nowhere', 'x')).toThrow(UnknownNodeError)
  })
})
