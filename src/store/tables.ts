import type { Generated } from 'kysely'
import type { Role } from '../contract/access.ts'
import type { AuditAction, AuditVia } from '../contract/audit.ts'
import type { TokenRole } from '../contract/hooks.ts'
import type { ReviewState } from '../contract/submission-review.ts'
import type { SteeringTables } from './steering-tables.ts'

/** A payload is kept as bytes: PostgreSQL's text refuses U+0000, and what a person finished is never refused. */
type Bytes = Uint8Array

/** What every kept envelope has, whatever its part. */
interface KeptRow {
  instance_id: string
  /** Hex, over the payload's bytes. */
  sha256: string
  /** `conflict`: other bytes had come first under this instance ID. */
  standing: 'first' | 'conflict'
  survey_id: string
  form_version: string
  language: string
  receipt_key: string | null
  payload_type: 'json' | 'hpke'
  payload: Bytes
  /** UTC day. */
  received_on: string
  /** Codes of why a person must look, comma-separated; null when nobody must. */
  reasons: string | null
}

interface AnswersRow extends KeptRow {
  completed_on: string
  workshop: string | null
  channel: string | null
  mode: string | null
  /** 1, 0, or null where the envelope did not say. */
  usable: number | null
  /** 1 when it counts towards the target: usable and not quarantined. */
  counted: number
  org_key: string | null
  /** The way in, noted by the endpoint. */
  via: 'direct' | 'hub' | 'file'
  country: string | null
  /** Codes chosen in the questions that the definition has counted, as JSON; null where there are none. */
  facets: string | null
  /** 1 for a response that takes the place of one which the baseline counts. */
  earlier: number
  /** What was said of it at the desk. */
  review_state: ReviewState
  /** Number of the newest version; its facts stand in this row, and its payload, from 1 on, in `answer_versions`. */
  edits: number
  /** What the answers tell of themselves, comma-separated; null where they tell nothing. */
  flags: string | null
  /** Questions without an answer, as JSON; null where that is not known. */
  unanswered: string | null
}

interface OtherPartRow extends KeptRow {
  part: string
}

/** What a hub holds until its upstream has it, and afterwards still knows of it. */
interface ForwardRow extends Pick<KeptRow, 'instance_id' | 'sha256' | 'standing' | 'receipt_key' | 'received_on'> {
  part: string
  survey_id: string
  /** 1 when it would count towards the target here. */
  counted: number
  /** The envelope as JSON; null from when the upstream has confirmed that it holds it. */
  envelope: Bytes | null
  /** `refused`: the upstream would not take it, so it stays here; the last four are what the upstream did with it. */
  state: 'waiting' | 'refused' | 'stored' | 'duplicate' | 'conflict' | 'quarantined'
  /** The upstream's code of why it did not take it. */
  reason: string | null
}

/** A file that an envelope has named; `content` is null until it has come. */
interface AttachmentRow {
  instance_id: string
  sha256: string
  name: string
  bytes: number
  survey_id: string
  part: string
  /** Of answers only, as with their rows. */
  workshop: string | null
  receipt_key: string | null
  /** By its first bytes, never by its name. */
  type: string | null
  content: Bytes | null
}

export interface Tables extends SteeringTables {
  attachments: AttachmentRow
  answers: AnswersRow
  mapping: KeptRow
  contacts: KeptRow
  leaders: KeptRow
  other_parts: OtherPartRow
  withdrawals: {
    receipt_key: string
    withdrawn_on: string
    /** The table of what was withdrawn; null as long as it has not arrived. */
    part: KeptTable | null
  }
  forwards: ForwardRow
  /** Receipt hashes of which a hub has not told its upstream yet. */
  forward_withdrawals: { receipt_hash: string }
  hubs: { name: string; token_hash: string; created_on: string; seen_on: string | null }
  workshops: {
    code: string
    place: string
    country: string | null
    date_as_printed: string | null
    date_start: string | null
    date_end: string | null
    attendance: number | null
    status: 'done' | 'final_preparation' | 'in_preparation' | 'tentative' | 'listed'
    note: string
  }
  /** Counts, kept in the transaction of what they count; a count is the sum of its rows over all shards. */
  tallies: {
    survey_id: string
    dimension: string
    key: string
    split: string
    shard: number
    received: number
    usable: number
  }
  /** How many responses name one organisation, by the keyed hash of it. */
  organisations: { survey_id: string; org_key: string; responses: number }
  /** What each coordinator saw last and the time before; times in ms since 1970, counts as JSON. */
  visits: {
    coordinator: string
    before_at: number | null
    before: string | null
    seen_at: number
    seen: string
  }
  settings: { name: string; value: string }
  devices: {
    device_id: string
    name: string
    workshop: string | null
    made: number
    waiting: number
    attention: number
    oldest_waiting_day: string | null
    app_version: string
    /** ISO, cut to the hour. */
    heard_at: string
  }
  coordinators: {
    name: string
    password_hash: string
    created_on: string
    role: Role
    /** 1 or 0. */
    disabled: Generated<number>
    totp_secret: string | null
    totp_step: Generated<number>
  }
  recovery_codes: { code_hash: string; coordinator: string }
  /** Times in ms since 1970: these are the coordinators' own, not the respondents'. */
  sessions: { token_hash: string; id: string; coordinator: string; created_at: number; used_at: number }
  links: {
    token_hash: string
    id: string
    kind: 'invitation' | 'reset' | 'setup'
    coordinator: string
    role: Role
    created_by: string
    expires_at: number
  }
  api_tokens: {
    token_hash: string
    id: string
    label: string
    role: TokenRole
    prefix: string
    created_by: string
    created_on: string
    expires_on: string
    last_used_on: string | null
  }
  webhooks: {
    id: string
    url: string
    secret: string
    /** Comma-separated. */
    states: string
    created_by: string
    created_on: string
  }
  webhook_deliveries: {
    id: string
    webhook_id: string
    survey_id: string
    day: string
    /** JSON. */
    changes: string
    attempts: number
    /** ms since 1970; null when it was given up. */
    next_at: number | null
    last_error: string | null
  }
  tags: { id: string; survey_id: string; question: string; label: string }
  tagged: { tag_id: string; instance_id: string }
  public_results: {
    survey_id: string
    /** 1 or 0. */
    is_on: number
    day: string | null
    responses: number | null
    /** JSON. */
    tables: string
  }
  text_reviewers: { account: string; language: string; name: string; organisation: string }
  /** Kept when the account is gone: the name and the organisation stand for themselves. */
  text_signatures: {
    language: string
    key: string
    name: string
    organisation: string
    account: string
    signed_on: string
    /** Stamps of the English and of the translation. */
    source: string
    target: string
  }
  text_suggestions: {
    language: string
    key: string
    text: string
    /** Stamp of the English it was made from. */
    source: string
    suggested_by: string
    suggested_on: string
  }
  /** Append only: the database itself refuses to change or delete a row. */
  audit_log: {
    number: Generated<number>
    at: number
    who: string
    via: AuditVia
    action: AuditAction
    subject: string
    /** JSON. */
    details: string
  }
}

export type PartTable = 'answers' | 'mapping' | 'contacts' | 'leaders' | 'other_parts'
export const partTables: readonly PartTable[] = ['answers', 'mapping', 'contacts', 'leaders', 'other_parts']

/** Where an instance ID can be: with its part, or among what a hub forwards. */
export type KeptTable = PartTable | 'forwards'
export const keptTables: readonly KeptTable[] = [...partTables, 'forwards']

/** @returns the table that keeps a part; one that no definition of today names goes to `other_parts` */
export function tableOf(part: string): PartTable {
  return partTables.find((table) => table === part && table !== 'other_parts') ?? 'other_parts'
}

export type DatabaseKind = 'sqlite' | 'postgres'
