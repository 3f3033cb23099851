import { describe, expect, it } from 'vitest'
import { aSession } from './support/a-session.ts'

const ids = (session: ReturnType<typeof aSession>) => session.pages().map(({ id }) => id)

describe('page flow', () => {
  it('makes a page of a field-list group, and one of each question outside', () => {
    const session = aSession([
      {
        type: 'group',
        name: 'sec_a',
        children: [
          { type: 'text', name: 'alone' },
          {
            type: 'group',
            name: 'together',
            appearance: 'field-list',
            children: [
              { type: 'note', name: 'hello' },
              { type: 'text', name: 'one' },
              { type: 'hidden', name: 'unseen' },
              { type: 'group', name: 'inner', children: [{ type: 'text', name: 'two' }] },
            ],
          },
        ],
      },
    ])
    expect(session.pages()).toEqual([
      { id: '/sec_a/alone', section: '/sec_a', nodes: ['/sec_a/alone'] },
      {
        id: '/sec_a/together',
        section: '/sec_a',
        nodes: ['/sec_a/together/hello', '/sec_a/together/one', '/sec_a/together/inner', '/sec_a/together/inner/two'],
      },
    ])
  })

  it('leaves out pages with nothing to see', () => {
    const session = aSession([
      { type: 'text', name: 'a' },
      { type: 'text', name: 'b', relevant: "${a} = 'x'" },
      { type: 'calculate', name: 'c', calculation: '1' },
      {
        type: 'group',
        name: 'd',
        appearance: 'field-list',
        children: [{ type: 'text', name: 'e', relevant: "${a} = 'x'" }],
      },
    ])
    expect(ids(session)).toEqual(['/a'])
    session.set('/a', 'x')
    expect(ids(session)).toEqual(['/a', '/b', '/d'])
  })

  it('makes a page of each instance of a repeat', () => {
    const session = aSession([
      {
        type: 'repeat',
        name: 'r',
        children: [
          { type: 'text', name: 'a' },
          { type: 'text', name: 'b' },
        ],
      },
    ])
    session.add('/r')
    expect(session.pages()).toEqual([
      { id: '/r[1]', section: '/r', nodes: ['/r[1]/a', '/r[1]/b'], repeatInstance: '/r[1]' },
      { id: '/r[2]', section: '/r', nodes: ['/r[2]/a', '/r[2]/b'], repeatInstance: '/r[2]' },
    ])
  })

  it('makes several pages of an instance that holds field-list groups', () => {
    const session = aSession([
      {
        type: 'repeat',
        name: 'r',
        children: [
          { type: 'group', name: 'g', appearance: 'field-list', children: [{ type: 'text', name: 'a' }] },
          { type: 'text', name: 'b' },
        ],
      },
    ])
    expect(session.pages().map(({ id, repeatInstance }) => [id, repeatInstance])).toEqual([
      ['/r[1]/g', '/r[1]'],
      ['/r[1]/b', '/r[1]'],
    ])
  })

  it('gives inner repeats pages after the instance they stand in', () => {
    const session = aSession([
      {
        type: 'repeat',
        name: 'outer',
        children: [
          { type: 'text', name: 'a' },
          { type: 'repeat', name: 'inner', children: [{ type: 'text', name: 'b' }] },
        ],
      },
    ])
    expect(ids(session)).toEqual(['/outer[1]', '/outer[1]/inner[1]'])
  })

  it('keeps a page for a repeat without instances, where the first can be added', () => {
    const session = aSession([{ type: 'repeat', name: 'r', children: [{ type: 'text', name: 'a' }] }])
    session.remove('/r[1]')
    expect(session.pages()).toEqual([{ id: '/r', section: '/r', nodes: ['/r'] }])
  })
})
