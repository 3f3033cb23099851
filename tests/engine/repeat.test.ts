import { describe, expect, it } from 'vitest'
import { UnknownNodeError } from '../../src/engine/index.ts'
import { aSession, at } from './support/a-session.ts'

const people = {
  type: 'repeat',
  name: 'people',
  parameters: 'min=1 max=3',
  children: [
    { type: 'text', name: 'who' },
    { type: 'integer', name: 'age' },
    { type: 'calculate', name: 'place', calculation: "concat(position(..), ': ', ${who})" },
  ],
} as const

const household = [
  people,
  { type: 'calculate', name: 'total', calculation: 'sum(${age})' },
  { type: 'calculate', name: 'size', calculation: 'count(${people})' },
  { type: 'calculate', name: 'names', calculation: "join(', ', ${who})" },
] as const

describe('repeat', () => {
  it('starts with one instance and adds up to its maximum', () => {
    const session = aSession([...household] as never)
    expect(at(session, '/people')).toMatchObject({ kind: 'repeat', count: 1, max: 3 })
    session.add('/people')
    session.add('/people')
    expect(session.add('/people').changed).toEqual([])
    expect(at(session, '/people').count).toBe(3)
    expect(at(session, '/people[3]')).toMatchObject({ kind: 'repeat-instance', position: 3 })
  })

  it('removes down to its minimum, and later instances move up', () => {
    const session = aSession([...household] as never)
    session.set('/people[1]/who', 'Ana')
    session.add('/people')
    session.set('/people[2]/who', 'Bo')
    const { changed } = session.remove('/people[1]')
    expect(changed).toEqual(expect.arrayContaining(['/people[1]/who', '/people[2]', '/people[2]/who', '/names']))
    expect(at(session, '/people[1]/who').value).toBe('Bo')
    expect(at(session, '/people[1]/place').value).toBe('1: Bo')
    expect(session.remove('/people[1]').changed).toEqual([])
    expect(() => session.remove('/people[2]')).toThrow(UnknownNodeError)
    expect(() => session.add('/nowhere')).toThrow(UnknownNodeError)
  })

  it('moves an instance with its answers, and computes anew what depends on places', () => {
    const session = aSession([
      people,
      { type: 'calculate', name: 'names', calculation: "join(', ', ${who})" },
      { type: 'calculate', name: 'first', calculation: 'indexed-repeat(${who}, ${people}, 1)' },
    ] as never)
    for (const [index, who] of ['Ana', 'Bo', 'Cy'].entries()) {
      if (index > 0) session.add('/people')
      session.set(`/people[${index + 1}]/who`, who)
    }
    const order = () => [1, 2, 3].map((position) => at(session, `/people[${position}]/place`).value)
    const { changed } = session.move('/people[3]', 1)
    expect(order()).toEqual(['1: Cy', '2: Ana', '3: Bo'])
    expect([at(session, '/names').value, at(session, '/first').value]).toEqual(['Cy, Ana, Bo', 'Cy'])
    expect(changed).toEqual(expect.arrayContaining(['/names', '/first', '/people[1]/who', '/people[3]/place']))
    expect(changed).not.toContain('/people[1]')
    session.move('/people[1]', 2)
    expect(order()).toEqual(['1: Ana', '2: Cy', '3: Bo'])
    session.set('/people[2]/who', 'Cyd')
    expect(at(session, '/names').value).toBe('Ana, Cyd, Bo')
  })

  it('moves no further than the ends, and nothing that a count keeps in order', () => {
    const session = aSession([
      ...household,
      { type: 'repeat', name: 'counted', repeat_count: '2', children: [{ type: 'text', name: 'q' }] },
    ] as never)
    session.add('/people')
    session.set('/people[1]/who', 'Ana')
    session.move('/people[1]', 99)
    expect(at(session, '/people[2]/who').value).toBe('Ana')
    session.move('/people[2]', -5)
    expect(at(session, '/people[1]/who').value).toBe('Ana')
    expect(session.move('/people[1]', 1).changed).toEqual([])
    expect(session.move('/counted[1]', 2).changed).toEqual([])
    expect(() => session.move('/people[3]', 1)).toThrow(UnknownNodeError)
    expect(() => session.move('/people', 1)).toThrow(UnknownNodeError)
  })

  it('keeps relevance with the place and an own answer with its entry when entries move', () => {
    const session = aSession([
      {
        type: 'repeat',
        name: 'r',
        children: [
          { type: 'text', name: 'later', relevant: 'position(..) > 1' },
          { type: 'text', name: 'typed', calculation: "concat('computed ', position(..))" },
        ],
      },
      { type: 'text', name: 'all', calculation: "join(' ', ${typed})" },
    ])
    session.add('/r')
    session.set('/r[2]/later', 'kept')
    session.set('/r[2]/typed', 'mine')
    session.set('/all', 'ours')
    session.move('/r[2]', 1)
    expect(at(session, '/r[1]/later')).toMatchObject({ relevant: false, entered: 'kept', value: '' })
    expect(at(session, '/r[2]/later')).toMatchObject({ relevant: true, value: '' })
    expect(at(session, '/r[1]/typed').value).toBe('mine')
    expect(at(session, '/r[2]/typed').value).toBe('computed 2')
    session.move('/r[1]', 2)
    expect(at(session, '/r[2]/later').value).toBe('kept')
  })

  it('gives the own instance inside, and all instances outside', () => {
    const session = aSession([...household] as never)
    session.add('/people')
    session.set('/people[1]/who', 'Ana')
    session.set('/people[2]/who', 'Bo')
    session.set('/people[1]/age', '30')
    expect(at(session, '/total').value).toBe('')
    session.set('/people[2]/age', '12')
    expect(at(session, '/total').value).toBe('42')
    expect(at(session, '/names').value).toBe('Ana, Bo')
    expect(at(session, '/people[2]/place').value).toBe('2: Bo')
    expect(session.evaluate('${who}', '/people[2]')).toBe('Bo')
    expect(session.evaluate('${who}')).toBe('Ana')
  })

  it('notices from outside when instances come and go', () => {
    const session = aSession([...household] as never)
    expect(session.add('/people').changed).toEqual(expect.arrayContaining(['/size', '/people[2]/who']))
    expect(at(session, '/size').value).toBe('2')
  })

  it('finds one instance by its place or by what is in it', () => {
    const session = aSession([...household] as never)
    session.add('/people')
    session.set('/people[1]/who', 'Ana')
    session.set('/people[2]/who', 'Bo')
    session.set('/people[2]/age', '12')
    expect(session.evaluate('indexed-repeat(${who}, ${people}, 2)')).toBe('Bo')
    expect(session.evaluate("${people}[who = 'Bo']/age")).toBe('12')
    expect(session.evaluate('/people[2]/who')).toBe('Bo')
    expect(session.evaluate('count(${people}[age > 10])')).toBe(1)
    expect(session.evaluate('indexed-repeat(${who}, ${people}, 9)')).toBe('')
  })

  it('grows and shrinks with repeat_count, and stays while the number is being typed anew', () => {
    const session = aSession([
      { type: 'integer', name: 'n' },
      { type: 'repeat', name: 'r', repeat_count: '${n}', children: [{ type: 'text', name: 'q' }] },
    ])
    expect(at(session, '/r').count).toBe(0)
    session.set('/n', '3')
    session.set('/r[3]/q', 'third')
    session.set('/n', '')
    expect(at(session, '/r').count).toBe(3)
    expect(session.set('/n', '2').changed).toContain('/r[3]/q')
    expect(session.node('/r[3]')).toBeUndefined()
    expect(session.add('/r').changed).toEqual([])
  })

  it('never makes more instances than a device can hold', () => {
    const session = aSession([
      { type: 'integer', name: 'n' },
      { type: 'repeat', name: 'r', repeat_count: '${n}', children: [{ type: 'text', name: 'q' }] },
    ])
    session.set('/n', '2000000000')
    expect(at(session, '/r').count).toBe(1000)
  })

  it('counts for nothing while it is not relevant, and is back with its answers', () => {
    const session = aSession([
      { type: 'select_one', name: 'any', list: 'yes_no' },
      { ...people, relevant: "${any} = 'yes'" },
      { type: 'calculate', name: 'size', calculation: 'count(${people})' },
    ] as never)
    expect(at(session, '/size').value).toBe('0')
    session.set('/any', 'yes')
    session.set('/people[1]/who', 'Ana')
    expect(at(session, '/size').value).toBe('1')
    session.set('/any', 'no')
    expect(at(session, '/size').value).toBe('0')
    session.set('/any', 'yes')
    expect(at(session, '/people[1]/who').value).toBe('Ana')
  })

  it('nests: each instance has its own inner instances', () => {
    const session = aSession([
      {
        type: 'repeat',
        name: 'house',
        children: [
          { type: 'repeat', name: 'room', children: [{ type: 'integer', name: 'beds' }] },
          { type: 'calculate', name: 'sleeps', calculation: 'sum(${beds})' },
        ],
      },
      { type: 'calculate', name: 'all', calculation: 'sum(${beds})' },
    ])
    session.add('/house')
    session.add('/house[2]/room')
    session.set('/house[1]/room[1]/beds', '1')
    session.set('/house[2]/room[1]/beds', '2')
    session.set('/house[2]/room[2]/beds', '4')
    expect(at(session, '/house[1]/sleeps').value).toBe('1')
    expect(at(session, '/house[2]/sleeps').value).toBe('6')
    expect(at(session, '/all').value).toBe('7')
    expect(session.evaluate('indexed-repeat(${beds}, ${house}, 2, ${room}, 2)')).toBe('4')
  })
})
