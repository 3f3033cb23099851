import type { Generated } from 'kysely'
import type { Role } from '../contract/access.ts'
import type { AuditAction, AuditVia } from '../contract/audit.ts'

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
  country: string | null
}

interface OtherPartRow extends KeptRow {
  part: string
}

export interface Tables {
  answers: AnswersRow
  mapping: KeptRow
  contacts: KeptRow
  leaders: KeptRow
  other_parts: OtherPartRow
  withdrawals: {
    receipt_key: string
    withdrawn_on: string
    /** The table of what was withdrawn; null as long as it has not arrived. */
    part: PartTable | null
  }
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
  coordinators: { name: string; password_hash: string; created_on: string; role: Role }
  /** Times in ms since 1970: these are the coordinators' own, not the respondents'. */
  sessions: { token_hash: string; coordinator: string; created_at: number; used_at: number }
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

/** @returns the table that keeps a part; one that no definition of today names goes to `other_parts` */
export function tableOf(part: string): PartTable {
  return partTables.find((table) => table === part && table !== 'other_parts') ?? 'other_parts'
}

export type DatabaseKind = 'sqlite' | 'postgres'
