import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { aDefinition } from '../engine/support/a-session.ts'
import { jsonLines, parsedLines, runCli } from './support/run-cli.ts'

const survey = resolve(import.meta.dirname, '../../survey-definitions/femig-global-cso/2026-12-01.json')

function aFile(content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'definition-')), 'definition.json')
  writeFileSync(path, content)
  return path
}

const small = aFile(
  JSON.stringify(
    aDefinition(
      [
        { type: 'select_one', name: 'works', list: 'yes_no', required: 'true()' },
        { type: 'text', name: 'employer', relevant: "${works} = 'yes'" },
        { type: 'repeat', name: 'people', children: [{ type: 'text', name: 'who' }] },
      ],
      { choices: { yes_no: [{ name: 'yes' }, { name: 'no' }] } },
    ),
  ),
)

// Each command is a process of its own, and several start at once on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

describe('the command line', () => {
  it('shows what there is, and what each command does', async () => {
    expect(await runCli(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('simulate') })
    expect(await runCli([])).toMatchObject({ code: 2 })
    expect(await runCli(['nope'])).toMatchObject({ code: 2, err: expect.stringContaining('no command "nope"') })
    for (const command of ['lint', 'evaluate', 'simulate']) {
      expect(await runCli([command, '--help'])).toMatchObject({
        code: 0,
        out: expect.stringMatching(new RegExp(`^${command} `)),
      })
    }
  })
})

describe('lint', () => {
  it('has nothing to say about the survey that is published', async () => {
    expect(await runCli(['lint', survey])).toMatchObject({ code: 0, out: expect.stringContaining('no findings') })
  })

  it('prints findings with their place and ends with 1', async () => {
    const path = aFile(JSON.stringify(aDefinition([{ type: 'text', name: 'a', relevant: '${b}' }], { choices: {} })))
    const { code, out } = await runCli(['lint', path])
    expect(code).toBe(1)
    expect(out).toContain(
      `${path}#/survey/0/relevant\n  error unknown-name: a, relevant, character 1: there is no question named b.`,
    )
    const json = parsedLines((await runCli(['lint', path, '--json'])).out)
    expect(json).toContainEqual(
      expect.objectContaining({ file: path, code: 'unknown-name', at: expect.objectContaining({ position: 0 }) }),
    )
  })

  it('tells a file that is missing or no JSON from wrong usage', async () => {
    expect(await runCli(['lint', '/nowhere.json'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('cannot be read'),
    })
    expect(await runCli(['lint', aFile('{"a":')])).toMatchObject({
      code: 1,
      out: expect.stringContaining('is not JSON'),
    })
    expect(await runCli(['lint'])).toMatchObject({ code: 2 })
    expect(await runCli(['lint', '--nope'])).toMatchObject({ code: 2 })
  })
})

describe('evaluate', () => {
  it('answers each line in order, with NaN and the infinities as strings', async () => {
    const { code, out } = await runCli(
      ['evaluate'],
      jsonLines(
        { expression: '${a} + 1', values: { a: '2' } },
        { expression: 'number(${gone})', values: {} },
        { expression: '1 div 0' },
        { expression: '.', self: '5', as: 'number' },
        { expression: 'today()', now: '2026-01-01T03:00:00Z', timeZone: 'America/Phoenix' },
        { expression: 'count(${a})', values: { a: ['x', 'y'], b: null } },
        { expression: "format-date('2026-03-01', '%b')", language: 'fr' },
        { expression: '-0' },
      ),
    )
    expect(code).toBe(0)
    expect(parsedLines(out)).toEqual([
      { value: 3, type: 'number' },
      { value: 'NaN', type: 'number' },
      { value: 'Infinity', type: 'number' },
      { value: 5, type: 'number' },
      { value: '2025-12-31', type: 'string' },
      { value: 2, type: 'number' },
      { value: 'mars', type: 'string' },
      { value: -0, type: 'number' },
    ])
  })

  it('says what is wrong with a line, goes on, and ends with 1', async () => {
    const input = `nonsense\n${jsonLines({ expression: 'selectd(1)' }, { expr: '1' }, { expression: '1', now: 'soon' }, { expression: '2' })}`
    const { code, out } = await runCli(['evaluate'], input)
    expect(code).toBe(1)
    expect(parsedLines(out)).toEqual([
      { error: expect.stringContaining('not JSON') },
      { error: expect.stringContaining('Did you mean selected()?'), code: 'unknown-function', position: 0 },
      { error: expect.stringContaining('expression') },
      { error: expect.stringContaining('now') },
      { value: 2, type: 'number' },
    ])
    expect((await runCli(['evaluate', '1 + 1'])).code).toBe(2)
  })
})

describe('simulate', () => {
  it('answers a survey line by line and prints what changed, the page and the submission', async () => {
    const { code, out } = await runCli(
      ['simulate', small],
      jsonLines(
        { next: true },
        { set: { '/works': 'yes' } },
        { next: true },
        { set: { '/employer': 'farm' } },
        { add: '/people' },
        { set: { '/people[2]/who': 'Bo' } },
        { remove: '/people[1]' },
        { finish: true },
      ),
    )
    expect(code).toBe(0)
    const lines = parsedLines(out)
    expect(lines[0]).toEqual({
      changed: [],
      removed: [],
      violations: [{ path: '/works', violation: 'required' }],
      page: '/works',
    })
    expect(lines[1]).toMatchObject({
      changed: [
        { path: '/works', value: 'yes', relevant: true, required: true, valid: true, choices: ['yes', 'no'] },
        { path: '/employer', relevant: true },
      ],
      page: '/works',
    })
    expect(lines[2]).toMatchObject({ page: '/employer' })
    expect(lines[6]).toMatchObject({ removed: ['/people[2]', '/people[2]/who'] })
    expect(lines[7]).toMatchObject({
      canSubmit: true,
      submission: { answers: { works: 'yes', employer: 'farm', people: [{ who: 'Bo' }] } },
    })
  })

  it('goes through the survey that is published', async () => {
    const { code, out } = await runCli(
      ['simulate', survey, '--hidden', 'workshop_code=mex_2025', '--now', '2026-12-05T10:00:00Z'],
      jsonLines({ state: true }, { set: { '/sec_a_consent/a_link/age_18_plus': 'no' } }, { finish: true }),
    )
    expect(code).toBe(0)
    expect(parsedLines(out)[2]).toMatchObject({ canSubmit: false })
    expect(out).toContain('"value":"mex_2025"')
  })

  it('tells a line that is no command, and a path that does not exist', async () => {
    const { code, out } = await runCli(
      ['simulate', small],
      `x\n${jsonLines({ jump: 1 }, { set: { '/nowhere': '1' } }, { add: '/works' })}`,
    )
    expect(code).toBe(1)
    expect(parsedLines(out)).toHaveLength(4)
    expect(parsedLines(out).every((line) => Object.hasOwn(Object(line), 'error'))).toBe(true)
    expect((await runCli(['simulate'])).code).toBe(2)
    expect((await runCli(['simulate', small, '--now', 'soon'])).code).toBe(2)
    expect((await runCli(['simulate', aFile('[]')])).code).toBe(1)
  })
})
