import { describe, expect, it } from 'vitest'
import { createSession, instanceName, loadForm } from '../../src/engine/index.ts'
import { aDefinition, aForm, anEnv, aSession, at } from './support/a-session.ts'

describe('what a session notes about itself', () => {
  const survey = [
    { type: 'start' as const, name: 'begun' },
    { type: 'today' as const, name: 'day' },
    { type: 'calculate' as const, name: 'year', calculation: "format-date(${day}, '%Y')" },
    { type: 'text' as const, name: 'a' },
  ]

  it('is there at once, on the local clock, and on no page', () => {
    const session = aSession(survey)
    expect(at(session, '/begun').value).toBe('2026-12-05T04:00:00.000-06:00')
    expect(at(session, '/day').value).toBe('2026-12-05')
    expect(at(session, '/year').value).toBe('2026')
    expect(session.pages().flatMap(({ nodes }) => nodes)).toEqual(['/a'])
  })

  it('stays what it was when the session goes on another day', () => {
    const saved = aSession(survey).save()
    const session = aSession(survey, { saved, now: new Date('2026-12-09T10:00:00Z') })
    expect(at(session, '/day').value).toBe('2026-12-05')
    expect(at(session, '/begun').value).toBe('2026-12-05T04:00:00.000-06:00')
  })

  it('is given by the app where only that knows it, by the question’s name', () => {
    const session = aSession([{ type: 'username', name: 'who' }], { hidden: { who: 'Ana' } })
    expect(at(session, '/who').value).toBe('Ana')
    session.setHidden('who', 'Bea')
    expect(session.save()).toMatchObject({ entries: {}, hidden: { who: 'Bea' } })
  })
})

describe('a type that cannot be asked here', () => {
  const survey = [
    { type: 'geotrace' as const, name: 'way', required: 'true()' },
    { type: 'unsupported' as const, name: 'odd', x: { type: 'db:person' } },
    { type: 'csv-external' as const, name: 'towns' },
    { type: 'text' as const, name: 'a' },
  ]

  it('loads, has its place on a page, and keeps nobody from finishing', () => {
    expect(loadForm(aDefinition(survey)).status).toBe('ok')
    const session = aSession(survey)
    expect(session.pages().flatMap(({ nodes }) => nodes)).toEqual(['/way', '/odd', '/a'])
    expect(at(session, '/way').required).toBe(true)
    expect(session.violations()).toEqual([])
  })

  it('is also the row of choices that only heads a table', () => {
    const heading = {
      type: 'select_one' as const,
      name: 'heading',
      list: 'fruit',
      appearance: 'label',
      required: 'true()',
    }
    expect(aSession([heading]).violations()).toEqual([])
    expect(aSession([{ ...heading, appearance: 'list-nolabel' }]).violations()).toHaveLength(1)
  })

  it('keeps what stands in it, also over a restart', () => {
    const session = aSession(survey)
    session.set('/way', '1 2 0 0; 3 4 0 0')
    const again = createSession(aForm(survey), { ...anEnv, saved: session.save() })
    expect(again.toSubmission()).toEqual({ answers: { way: '1 2 0 0; 3 4 0 0', odd: '', a: '' } })
  })
})

describe('a group that is readonly', () => {
  it('makes everything in it readonly, for as long as it is', () => {
    const session = aSession([
      { type: 'text', name: 'lock' },
      {
        type: 'group',
        name: 'outer',
        readonly: "${lock} = 'yes'",
        children: [
          { type: 'group', name: 'inner', children: [{ type: 'text', name: 'a' }] },
          { type: 'repeat', name: 'each', readonly: "${b} = 'shut'", children: [{ type: 'text', name: 'b' }] },
        ],
      },
    ])
    const lock = () => [at(session, '/outer/inner/a').readonly, at(session, '/outer/each[1]/b').readonly]
    expect(lock()).toEqual([false, false])
    session.set('/lock', 'yes')
    expect(lock()).toEqual([true, true])
    session.set('/lock', '')
    session.add('/outer/each')
    session.set('/outer/each[1]/b', 'shut')
    expect(lock()).toEqual([false, true])
    expect(at(session, '/outer/each[2]/b').readonly).toBe(false)
  })
})

describe('the name of an instance', () => {
  it('is what its expression gives now', () => {
    const settings = { ...aDefinition([]).settings, instance_name: "concat('Office of ', ${a})" }
    const session = createSession(aForm([{ type: 'text', name: 'a' }], { settings }), anEnv)
    session.set('/a', 'Tirana')
    expect(instanceName(session)).toBe('Office of Tirana')
  })
})
