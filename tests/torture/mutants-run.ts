import { readFileSync } from 'node:fs'
import { createSession, evaluateAlone, loadForm } from '../../src/engine/index.ts'
import { parkMiller } from '../../src/engine/shuffle.ts'
import { type Draw, mutateDefinition, mutateText } from './mutants.ts'
import type { Outcome } from './torture-run.ts'

const mostMs = 50

const expressions = [
  "selected(${a}, 'x') and count-selected(${b}) > 1",
  "if(${a} = '', 'none', concat(${a}, ' ', ${b}))",
  "regex(., '^[a-z]+(-[a-z]+)*$') or . = ''",
  'round(sum(${c}) div count(${c}), 2)',
  "format-date(date(${day} + 7), '%e %b %Y')",
  "string-length(normalize-space(translate(${a}, 'abc', 'x'))) < 10",
  "coalesce(${a}, ${b}) != 'x' and not(${c}[2] > 1)",
  'indexed-repeat(${c}, ${r}, position(..) - 1) | ${r}[position() = 2]/c',
  "area('0 0;0 1;1 1;0 0') > distance(${a})",
  "digest(${a}, 'SHA-256', 'hex') = substr(base64-decode('YWJj'), 1, 2)",
  "instance('list')/root/item[name = current()/../a]/label",
  'checklist(1, 2, ${a} = 1, ${b} = 2) and weighted-checklist(1, -1, ${a}, 2)',
  "decimal-date-time('2026-12-01T10:00:00Z') - int(today()) mod 7 * -1.5e2",
  "join(',', randomize(${c}, 42)) = uuid(8) or once(random()) < pow(2, 10)",
]

const definition = {
  id: 'mutant',
  version: '1',
  default_language: 'en',
  languages: ['en'],
  settings: { target: 1, baseline: { count: 0, source: '' }, parts: ['answers', 'contacts'], usable: "${a} != ''" },
  choices: {
    list: [
      { name: 'x', group: 'p' },
      { name: 'y', group: 'q' },
    ],
  },
  survey: [
    { type: 'text', name: 'a', constraint: "regex(., '^[a-z]*$')", required: 'true()' },
    { type: 'select_multiple', name: 'b', list: 'list', choice_filter: "group = ${a} or ${a} = ''" },
    { type: 'date', name: 'day', default: 'today()' },
    { type: 'calculate', name: 'd', calculation: 'concat(${a}, ${b})' },
    {
      type: 'repeat',
      name: 'r',
      repeat_count: 'count-selected(${b})',
      children: [
        { type: 'integer', name: 'c', relevant: "${d} != 'x'", default: 'position(..)' },
        {
          type: 'group',
          name: 'g',
          readonly: "${a} = 'y'",
          children: [{ type: 'time', name: 'at', part: 'contacts' }],
        },
      ],
    },
  ],
}

/**
 * Authors' slips and hostile files: every expression and every definition gives a value or an error with its place, soon.
 * @param count mutants in all; four expressions for each definition
 */
export async function mutantsRun({ seed, count }: { seed: number; count: number }): Promise<Outcome> {
  const random = parkMiller(seed)
  const draw: Draw = (limit) => Math.floor(random() * limit)
  const real: unknown = JSON.parse(readFileSync('survey-definitions/femig-global-cso/2026-12-01.json', 'utf8'))
  const facts = { expressions: 0, values: 0, definitions: 0, opened: 0 }
  const broken = { crashed: 0, 'slower than 50 ms': 0, 'without a place': 0 }
  const judge = (work: Work): boolean => {
    try {
      const { outcome, ms } = timed(work)
      // The collector or the compiler may have been at work: what is slow is slow every time.
      if (ms > mostMs && [1, 2, 3].every(() => timed(work).ms > mostMs)) broken['slower than 50 ms'] += 1
      if (outcome === 'unplaced') broken['without a place'] += 1
      return outcome === 'fine'
    } catch {
      broken.crashed += 1
      return false
    }
  }
  for (let made = 0; made < count; made += 1) {
    if (made % 5 < 4) {
      const text = mutateText(expressions[draw(expressions.length)] ?? '', expressions, draw)
      facts.expressions += 1
      if (judge((clock) => evaluate(text, clock))) facts.values += 1
    } else {
      // The real survey takes a hundred times as long, so that fewer of it are enough.
      const mutant = mutateDefinition(made % 500 === 4 ? real : definition, expressions, draw)
      facts.definitions += 1
      if (judge((clock) => open(mutant, clock))) facts.opened += 1
    }
  }
  return { facts, broken }
}

type Clock = <Result>(act: () => Result) => Result
type Work = (clock: Clock) => 'fine' | 'failed' | 'unplaced'

/** @returns the longest that any one thing took */
function timed(work: Work): { readonly outcome: ReturnType<Work>; readonly ms: number } {
  let ms = 0
  const outcome = work((act) => {
    // The processor's time and not the clock's: on a busy machine others have their turn meanwhile.
    const start = process.cpuUsage()
    const result = act()
    const { user, system } = process.cpuUsage(start)
    ms = Math.max(ms, (user + system) / 1000)
    return result
  })
  return { outcome, ms }
}

function evaluate(text: string, clock: Clock): ReturnType<Work> {
  const values = { a: 'xyz', b: '', c: ['1', '2', 'x'], day: '2026-12-01' }
  const surroundings = { values, self: 'abc', now: new Date(0), timeZone: 'America/Phoenix' }
  const result = clock(() => evaluateAlone(text, surroundings))
  if (result.status === 'ok') return 'fine'
  const { position } = result.problem
  return position >= 0 && position <= text.length ? 'failed' : 'unplaced'
}

function open(mutant: unknown, clock: Clock): ReturnType<Work> {
  const loaded = clock(() => loadForm(mutant))
  if (loaded.status === 'failed') {
    return loaded.findings.some(({ severity, at }) => severity === 'error' && at) ? 'failed' : 'unplaced'
  }
  const session = clock(() => createSession(loaded.form, { now: new Date(0), timeZone: 'UTC', seed: 1 }))
  for (const { path, kind } of session.nodes()) {
    // An answer may have taken the question away, or shut it.
    if (kind === 'question' && session.node(path)?.readonly === false) clock(() => session.set(path, 'x y'))
  }
  clock(() => session.toSubmission())
  return 'fine'
}
