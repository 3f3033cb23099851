import { DateValue, parseDate } from './date-value.ts'
import type { TimeZone } from './time-zone.ts'

/** What an expression can walk over: a question, a group, a repeat instance, or a row of a choice list. */
export interface ExpressionNode {
  readonly name: string
  /** "" while unanswered or not relevant. */
  readonly value: string
  /** As entered, also while not relevant; what `once()` looks at. */
  readonly entered?: string
  /** Of a repeat instance among its siblings, from 1; otherwise 1. */
  readonly position: number
  readonly parent: ExpressionNode | undefined
  childrenNamed(name: string): readonly ExpressionNode[]
}

export type NodeSet = readonly ExpressionNode[]
export type Value = string | number | boolean | DateValue | NodeSet

/** What a value needs from around it to become a number: a date means another instant in another zone. */
export interface Zoned {
  readonly zone: TimeZone
}

export function isNodeSet(value: Value): value is NodeSet {
  return typeof value === 'object' && !(value instanceof DateValue)
}

/** Of a node-set the first node's text. NaN is "", so that a calculation on unanswered questions stays unanswered. */
export function toText(value: Value): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  return value instanceof DateValue ? value.text : (value[0]?.value ?? '')
}

export function toNumber(value: Value, zoned: Zoned): number {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof DateValue) return value.days
  return textNumber(toText(value), zoned)
}

/** A node-set is true when it has a node, whatever stands in it; a text when it is not empty, so "false" is true. */
export function toBoolean(value: Value): boolean {
  if (typeof value === 'boolean') return value
  if (typeof value === 'number') return value !== 0 && !Number.isNaN(value)
  return value instanceof DateValue ? !Number.isNaN(value.days) : value.length > 0
}

/** @source https://www.w3.org/TR/1999/REC-xpath-19991116/#function-number, and OpenRosa's days since 1970 for dates */
export function textNumber(text: string, { zone }: Zoned): number {
  const trimmed = text.trim()
  if (/^-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(trimmed)) return Number(trimmed)
  return parseDate(trimmed, zone)?.days ?? Number.NaN
}

/** XPath writes numbers without an exponent, and JavaScript does not. */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return ''
  const text = String(value)
  if (!text.includes('e')) return text === '-0' ? '0' : text
  const [mantissa = '', exponent = '0'] = String(Math.abs(value)).split('e')
  const digits = mantissa.replace('.', '')
  const places = Number(exponent)
  const plain = places > 0 ? digits.padEnd(places + 1, '0') : `0.${'0'.repeat(-places - 1)}${digits}`
  return value < 0 ? `-${plain}` : plain
}

/** Every text in an argument: of a node-set all its nodes, otherwise the one value. */
export function allTexts(value: Value): string[] {
  return isNodeSet(value) ? value.map((node) => node.value) : [toText(value)]
}

/** Texts by code point, since a position must not cut an emoji or a rare letter in half. */
export function characters(text: string): string[] {
  return Array.from(text)
}
