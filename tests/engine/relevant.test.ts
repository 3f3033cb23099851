import { describe, expect, it } from 'vitest'
import { aSession, at } from './support/a-session.ts'

const survey = [
  { type: 'select_one', name: 'works', list: 'yes_no' },
  {
    type: 'group',
    name: 'work',
    relevant: "${works} = 'yes'",
    children: [
      { type: 'text', name: 'employer', required: 'true()' },
      { type: 'text', name: 'union', relevant: "${employer} != ''" },
    ],
  },
  { type: 'calculate', name: 'employer_seen', calculation: "concat('[', ${employer}, ']')" },
] as const

describe('relevant', () => {
  it('makes a question appear when its condition comes true', () => {
    const session = aSession([...survey] as never)
    expect(at(session, '/work/employer').relevant).toBe(false)
    expect(session.set('/works', 'yes').changed).toContain('/work/employer')
    expect(at(session, '/work/employer').relevant).toBe(true)
  })

  it('is false below a group that is not relevant, whatever a question says itself', () => {
    const session = aSession([...survey] as never)
    session.set('/works', 'yes')
    session.set('/work/employer', 'farm')
    expect(at(session, '/work/union').relevant).toBe(true)
    session.set('/works', 'no')
    expect(at(session, '/work/union').relevant).toBe(false)
  })

  it('reads as empty while not relevant, asks nobody for it, keeps what was typed, and brings it back', () => {
    const session = aSession([...survey] as never)
    session.set('/works', 'yes')
    session.set('/work/employer', 'farm')
    session.set('/works', 'no')
    expect(at(session, '/work/employer')).toMatchObject({
      value: '',
      entered: 'farm',
      required: true,
      violation: null,
    })
    expect(at(session, '/employer_seen').value).toBe('[]')
    session.set('/works', 'yes')
    expect(at(session, '/work/employer').value).toBe('farm')
    expect(at(session, '/employer_seen').value).toBe('[farm]')
  })

  it('forgets at once what stood under "erase"', () => {
    const session = aSession([
      { type: 'select_one', name: 'consent', list: 'yes_no' },
      {
        type: 'group',
        name: 'contact',
        relevant: "${consent} = 'yes'",
        when_not_relevant: 'erase',
        children: [
          { type: 'text', name: 'email' },
          { type: 'repeat', name: 'phones', children: [{ type: 'text', name: 'phone' }] },
        ],
      },
    ])
    session.set('/consent', 'yes')
    session.set('/contact/email', 'a@b.org')
    session.set('/contact/phones[1]/phone', '1')
    session.add('/contact/phones')
    session.set('/contact/phones[2]/phone', '2')
    session.set('/consent', 'no')
    expect(session.save()).toMatchObject({ entries: { '/consent': 'no' }, repeats: { '/contact/phones': 1 } })
    expect(Object.keys(session.save().entries)).toEqual(['/consent'])
    session.set('/consent', 'yes')
    expect(at(session, '/contact/email').entered).toBe('')
    expect(at(session, '/contact/phones').count).toBe(1)
    expect(at(session, '/contact/phones[1]/phone').entered).toBe('')
  })

  it('keeps a default for a question under "erase" that has not been relevant yet', () => {
    const session = aSession([
      { type: 'select_one', name: 'a', list: 'yes_no' },
      { type: 'text', name: 'b', relevant: "${a} = 'yes'", when_not_relevant: 'erase', default: 'here' },
    ])
    session.set('/a', 'yes')
    expect(at(session, '/b').value).toBe('here')
  })
})
