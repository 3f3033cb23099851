import { describe, expect, it } from 'vitest'
import { aSession } from './support/a-session.ts'

const session = aSession([
  { type: 'text', name: 'who' },
  { type: 'select_one', name: 'f', list: 'fruit' },
  { type: 'repeat', name: 'r', children: [{ type: 'text', name: 'q' }] },
])
session.set('/who', '<b>Ana</b>')
session.set('/f', 'apple')
session.add('/r')
session.set('/r[1]/q', 'one')
session.set('/r[2]/q', 'two')

describe('a piped label', () => {
  it('keeps words and answers apart, so that an answer is never read as markup', () => {
    expect(session.pipe('Hello ${who}, and ${ f }!')).toEqual([
      'Hello ',
      { name: 'who', value: '<b>Ana</b>' },
      ', and ',
      { name: 'f', value: 'apple', list: 'fruit' },
      '!',
    ])
  })

  it('takes the answer of the same repeat instance', () => {
    expect(session.pipe('${q}', '/r[2]/q')).toEqual([{ name: 'q', value: 'two' }])
  })

  it('leaves words without names, and unknown names, as they are', () => {
    expect(session.pipe('plain')).toEqual(['plain'])
    expect(session.pipe('a ${nobody} b')).toEqual(['a ${nobody} b'])
    expect(session.pipe('')).toEqual([''])
  })
})
