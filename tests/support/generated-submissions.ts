import { createHash } from 'node:crypto'
import type { Answers } from '../../src/contract/submission.ts'
import { createSession, type NodeState, type Session } from '../../src/engine/index.ts'
import { facetsOf } from '../../src/server/facets.ts'
import { flagsOf, unansweredIn } from '../../src/server/quality-of.ts'
import type { Arrival, Store } from '../../src/store/store.ts'
import { type Random, random } from '../bench/survey/random.ts'
import { anArrival } from './an-arrival.ts'
import { form } from './femig-survey.ts'

const languages = ['en', 'es', 'fr', 'sq', 'ar'] as const
const workshops = ['bkk_2024', 'mex_2025', 'bog_2025', 'rba_tbc', null, null, null] as const
const channels = ['qr', 'email', 'social', 'partner', 'web'] as const
const modes = ['self', 'self', 'self', 'kiosk', 'assisted'] as const
const completed = Array.from({ length: 60 }, (_, at) => new Date(Date.UTC(2026, 11, 1 + at)).toISOString().slice(0, 10))

/** What people write, and what takes a careless format apart. */
const texts = [
  'Legal aid for women who return',
  'مساعدة قانونية للنساء المهاجرات، ومأوى آمن',
  'Ndihmë ligjore për gratë që kthehen në shtëpi – falas',
  'Más refugios, menos «muros»; ¿cuándo?',
  'Des papiers pour toutes, tout de suite !',
  '=HYPERLINK("https://example.org","here")',
  '+52 55 1234 5678',
  '-1 of them',
  '@mention',
  "'quoted' already",
  "'=1+1 behind an apostrophe",
  'two\nlines, with a comma and "quotes"',
  '\uFF1DSUM(A1:A9)',
  'a <b>bold</b> & dangerous ]]> text',
  '_x0041_ looks like an escape',
  'family 👩🏽‍🤝‍👩🏿 e\u0301 \u200Fعربي\u200E end',
  'semicolon; tab\there',
  '007',
  '1-2',
  'TRUE',
] as const

/** Answers of one person to the real questionnaire, given through the engine, by part. */
export function answerSheet(draw: Random): Readonly<Record<string, Answers>> {
  const language = draw.pick(languages)
  const session = createSession(form, {
    now: new Date('2026-12-15T10:00:00Z'),
    timeZone: 'UTC',
    seed: 1,
    hidden: {
      ui_language: language,
      source_channel: draw.pick(channels),
      response_mode: draw.pick(modes),
      workshop_code: draw.pick(workshops) ?? '',
      form_version: '2026-12-01',
      duration_band: draw.pick(['lt5', 'm5_8', 'm8_12', 'm12_20', 'gt20']),
      sections_reached: 'H',
    },
  })
  session.set('/sec_a_consent/a_consent/consent_participate', 'OK')
  session.set('/sec_a_consent/a_link/age_18_plus', 'yes')
  session.set('/sec_a_consent/a_link/respondent_link', 'staff')
  for (let page = 1; page < session.pages().length; page += 1)
    for (const path of session.pages()[page]?.nodes ?? []) answerOne(session, path, draw)
  return session.toSubmission()
}

function answerOne(session: Session, path: string, draw: Random): void {
  const node = session.node(path)
  if (node?.kind !== 'question' || node.source.type === 'note' || node.readonly) return
  // Answered already: somebody who is not eligible is asked nothing more.
  if (path.startsWith('/sec_a_consent')) return
  if (!node.required && draw.pick([true, false, false, false])) return
  session.set(path, answerTo(node, draw))
  // More than one example, each with answers of its own.
  if (node.name === 'has_policy_example' && session.node(path)?.value === 'yes')
    for (let more = draw.pick([0, 1, 2]); more > 0; more -= 1) session.add('/sec_e_policy/policy_examples')
  // Somebody who was told that this cannot be would mend it or leave it empty.
  if (session.node(path)?.violation) session.set(path, node.required ? (node.choices?.[0]?.name ?? 'name') : '')
}

function answerTo({ source, choices = [], name }: NodeState, draw: Random): string {
  const codes = choices.map((choice) => choice.name)
  switch (source.type) {
    case 'select_one':
      return draw.pick(name === 'has_policy_example' ? ['yes', ...codes] : codes)
    case 'select_multiple':
      return draw
        .shuffle(codes)
        .slice(0, draw.pick([1, 2, 3]))
        .join(' ')
    case 'rank':
      return draw.shuffle(codes).join(' ')
    case 'acknowledge':
      return 'OK'
    case 'integer':
      return draw.pick(['0', '12', '1500', '999999'])
    case 'decimal':
      return draw.pick(['2.5', '0.25', '19'])
    case 'range':
      return draw.pick(['1', '3', '5'])
    case 'date':
      return draw.pick(['1851', '1899', '1996', '2020'])
    default:
      return /link|website/.test(name) ? 'https://example.org/a?b=1&c="2"' : draw.pick(texts)
  }
}

export interface Generated {
  readonly arrival: Arrival
  readonly receivedOn: string
}

/**
 * Submissions of the part `answers` as the store gets them, the same for the same seed: answered through the engine,
 * each with an ID and an envelope of its own.
 * @param maxSheets beyond so many the answers come again, under other envelopes: a million of them would take an hour
 */
export function* generatedArrivals(count: number, seed = 1, maxSheets = 40): Generator<Generated> {
  const draw = random(seed)
  const sheets = Array.from({ length: Math.min(count, maxSheets) }, () => {
    const { answers = {} } = answerSheet(draw)
    const payload = Buffer.from(JSON.stringify({ answers }))
    const country = JSON.stringify(answers).match(/"org_country":"([A-Z]{2})"/)?.[1] ?? null
    const sha256 = createHash('sha256').update(payload).digest('hex')
    return {
      payload,
      sha256,
      country,
      facets: facetsOf(form.definition, answers),
      flags: flagsOf(form.definition, answers, null),
      unanswered: unansweredIn(form.definition, answers),
    }
  })
  for (let at = 0; at < count; at += 1) {
    const { payload, sha256, country, facets, flags, unanswered } = sheets[at % sheets.length] ?? {
      payload: Buffer.alloc(0),
      sha256: '',
      country: null,
      facets: {},
      flags: [],
      unanswered: null,
    }
    const receivedOn = completed[Math.floor((at * completed.length) / count)] ?? ''
    const arrival = anArrival({
      instanceId: idOf(seed, at),
      payload,
      sha256,
      country,
      facets,
      flags,
      unanswered,
      completedOn: receivedOn,
      language: draw.pick(languages),
      workshop: draw.pick(workshops),
      channel: draw.pick(channels),
      mode: draw.pick(modes),
      usable: draw.pick([true, true, true, false]),
      orgKey: draw.pick([null, 'a', 'b', 'c'].map((letter) => letter?.repeat(64) ?? null)),
      reasons: at % 50 === 49 ? ['answers_constraint'] : [],
    })
    yield { arrival, receivedOn }
  }
}

/** Puts generated submissions into a store, a day at a time. */
export async function keepGenerated(store: Store, count: number, seed = 1): Promise<readonly Generated[]> {
  const generated = [...generatedArrivals(count, seed)]
  for (const day of new Set(generated.map(({ receivedOn }) => receivedOn)))
    await store.keep(
      generated.filter(({ receivedOn }) => receivedOn === day).map(({ arrival }) => arrival),
      day,
    )
  return generated
}

function idOf(seed: number, at: number): string {
  const hex = createHash('sha256').update(`${seed} ${at}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
