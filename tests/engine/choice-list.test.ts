import { describe, expect, it } from 'vitest'
import { aSession, at } from './support/a-session.ts'

const survey = [
  { type: 'text', name: 'colour' },
  { type: 'select_multiple', name: 'picked', list: 'fruit', choice_filter: "colour = ${colour} or name = 'other'" },
  { type: 'rank', name: 'order', list: 'fruit', choice_filter: 'selected(${picked}, name)' },
] as const

const names = (choices: readonly { readonly name: string }[] | undefined) => choices?.map(({ name }) => name)

describe('choice list', () => {
  it('lets through what choice_filter admits, in the order of the list', () => {
    const session = aSession([...survey])
    session.set('/colour', 'red')
    expect(names(at(session, '/picked').choices)).toEqual(['apple', 'cherry', 'other'])
  })

  it('takes a chosen value out while the filter holds it back, and restores it after', () => {
    const session = aSession([...survey])
    session.set('/colour', 'red')
    session.set('/picked', 'cherry other')
    session.set('/colour', 'yellow')
    expect(at(session, '/picked')).toMatchObject({ value: 'other', entered: 'cherry other', violation: null })
    session.set('/colour', 'red')
    expect(at(session, '/picked').value).toBe('cherry other')
  })

  it('feeds one list into the next', () => {
    const session = aSession([...survey])
    session.set('/colour', 'red')
    session.set('/picked', 'apple cherry')
    session.set('/order', 'cherry apple')
    session.set('/picked', 'apple')
    expect(at(session, '/order').value).toBe('apple')
  })

  it('does not understand a name that is on no list', () => {
    const session = aSession([{ type: 'select_one', name: 'f', list: 'fruit' }])
    session.set('/f', 'stone')
    expect(at(session, '/f')).toMatchObject({ value: '', violation: 'type' })
    session.set('/f', 'apple cherry')
    expect(at(session, '/f').violation).toBe('type')
  })

  it('shows choices in one random order per seed, pinned ones last', () => {
    const random = [{ type: 'select_one', name: 'f', list: 'fruit', parameters: 'randomize=true' }] as const
    const orders = new Set<string>()
    for (let seed = 1; seed <= 40; seed += 1) {
      const session = aSession([...random], { seed })
      const order = names(session.displayChoices('/f'))?.join(' ') ?? ''
      expect(order).toBe(names(session.displayChoices('/f'))?.join(' '))
      expect(order).toMatch(/ other$/)
      orders.add(order)
    }
    expect(orders.size).toBe(6)
  })

  it('keeps the order of the list without randomize', () => {
    expect(names(aSession([{ type: 'select_one', name: 'f', list: 'fruit' }]).displayChoices('/f'))).toEqual([
      'apple',
      'cherry',
      'banana',
      'other',
    ])
  })

  it('knows a choice by its words', () => {
    const session = aSession([{ type: 'select_one', name: 'f', list: 'fruit' }], {
      choiceLabel: (list, name) => `${list}/${name}`,
    })
    session.set('/f', 'apple')
    expect(session.evaluate("jr:choice-name(${f}, '${f}')")).toBe('fruit/apple')
    expect(session.evaluate("jr:choice-name('stone', '${f}')")).toBe('')
  })
})
