import type { FormItem } from './form-item.ts'
import type { AnswerFinding } from './types.ts'

/** Far more than anybody writes; what a constraint allows is the definition's to say. */
const maxAnswerLength = 20_000

/** Enough to see that somebody sends rubbish. */
export const maxFindings = 100

export interface FlatAnswers {
  /** As sent, by path. */
  readonly entries: Map<string, string>
  /** Number of instances, by path of the repeat. */
  readonly counts: Map<string, number>
  /** Paths of everything that was sent. */
  readonly present: Set<string>
  readonly findings: AnswerFinding[]
}

/** Lays sent answers beside the form. Walks the form and not the answers, so that nothing in them can lead it astray. */
export function flattenAnswers(root: FormItem, part: string, answers: unknown): FlatAnswers {
  const flat: FlatAnswers = { entries: new Map(), counts: new Map(), present: new Set(), findings: [] }
  flattenGroup(root, '', answers, part, flat)
  return flat
}

function flattenGroup(group: FormItem, path: string, value: unknown, part: string, flat: FlatAnswers): void {
  if (!isRecord(value)) {
    find(flat, path, 'shape')
    return
  }
  flat.present.add(path)
  for (const key of Object.keys(value)) {
    const item = group.child(key)
    if (item === undefined || !isExpected(item, part)) find(flat, `${path}/${isName(key) ? key : '?'}`, 'unknown')
    if (flat.findings.length >= maxFindings) return
  }
  for (const item of group.children) {
    if (!Object.hasOwn(value, item.name) || !isExpected(item, part)) continue
    flattenItem(item, `${path}/${item.name}`, value[item.name], part, flat)
  }
}

function flattenItem(item: FormItem, path: string, value: unknown, part: string, flat: FlatAnswers): void {
  if (item.question) {
    if (typeof value !== 'string') find(flat, path, 'shape')
    else if (value.length > maxAnswerLength) find(flat, path, 'type')
    else {
      flat.present.add(path)
      flat.entries.set(path, value)
    }
  } else if (!item.isRepeat) flattenGroup(item, path, value, part, flat)
  else if (!Array.isArray(value) || value.length > item.maxInstances) find(flat, path, 'shape')
  else {
    flat.present.add(path)
    flat.counts.set(path, value.length)
    for (let index = 0; index < value.length; index += 1)
      flattenGroup(item, `${path}[${index + 1}]`, value[index], part, flat)
  }
}

function isExpected(item: FormItem, part: string): boolean {
  return item.question ? !item.isWithoutAnswer && item.part === part : true
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What is no name may be an answer in the wrong place, and findings end up in logs. */
function isName(key: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}\p{M}_.-]{0,63}$/u.test(key)
}

function find(flat: FlatAnswers, path: string, rule: AnswerFinding['rule']): void {
  if (flat.findings.length < maxFindings) flat.findings.push({ path, rule })
}
