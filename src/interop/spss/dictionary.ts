import { Bytes } from './bytes.ts'
import { cutBytes, piecesOf, unitsOf, type Variable } from './variable.ts'

export interface FileFacts {
  /** `YYYY-MM-DD`, the day on which the file was made. */
  readonly day: string
  readonly title: string
  readonly cases: number
}

/** By which a file of this kind is known. */
export const signature = Buffer.from('$FL2')
/** What every file begins with, whatever is in it. */
export const opening = Buffer.concat([signature, Buffer.from('@(#) SPSS DATA FILE'.padEnd(60))])

/** Longest texts that SPSS shows. */
const maxLabelBytes = 255
const maxValueLabelBytes = 120

/** A variable with the names under which the dictionary knows its pieces, and its place in a case. */
interface Placed {
  readonly variable: Variable
  readonly shortNames: readonly string[]
  /** From 1, in units of eight bytes. */
  readonly place: number
}

/**
 * Everything of an SPSS data file that stands before its cases.
 * @source PSPP developers' guide, appendix "System File Format"
 */
export function dictionary(variables: readonly Variable[], facts: FileFacts): Buffer {
  const placed = place(variables)
  const bytes = new Bytes()
  header(bytes, placed, facts)
  for (const one of placed) variableRecords(bytes, one)
  numberLabels(bytes, placed)
  shortTextLabels(bytes, placed)
  machineRecords(bytes)
  display(bytes, variables)
  extension(bytes, 13, 1, Buffer.from(placed.map((one) => `${one.shortNames[0]}=${one.variable.name}`).join('\t')))
  longTexts(bytes, placed)
  const count = new Bytes()
  count.int64(1).int64(facts.cases)
  extension(bytes, 16, 8, count.whole())
  extension(bytes, 20, 1, Buffer.from('UTF-8'))
  longTextLabels(bytes, placed)
  return bytes.int32(999).int32(0).whole()
}

function place(variables: readonly Variable[]): readonly Placed[] {
  let number = 0
  let next = 1
  return variables.map((variable) => {
    const pieces = piecesOf(variable)
    const shortNames = pieces.map(() => {
      number += 1
      return `V${number.toString(36).toUpperCase().padStart(6, '0')}`
    })
    const placed = { variable, shortNames, place: next }
    next += pieces.reduce((units, piece) => units + unitsOf(piece), 0)
    return placed
  })
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function header(bytes: Bytes, placed: readonly Placed[], { day, title, cases }: FileFacts): void {
  const units = placed.reduce((all, { variable }) => all + piecesOf(variable).reduce((n, p) => n + unitsOf(p), 0), 0)
  bytes.raw(opening)
  // Layout, units of a case, compressed by byte codes, no weight, cases, and the bias of the codes.
  bytes.int32(2).int32(units).int32(1).int32(0).int32(cases).double(100)
  bytes.text(`${day.slice(8)} ${months[Number(day.slice(5, 7)) - 1]} ${day.slice(2, 4)}`, 9).text('00:00:00', 8)
  bytes.padded(cutBytes(title, 64), 64, ' ').zeros(3)
}

const formats = { text: 1, whole: 5, decimal: 5, day: 39 } as const

function formatOf({ format }: Variable, width: number): number {
  if (format === 'text') return (formats.text << 16) | (Math.max(1, Math.min(width, 255)) << 8)
  return (formats[format] << 16) | (10 << 8) | (format === 'decimal' ? 2 : 0)
}

function variableRecords(bytes: Bytes, { variable, shortNames }: Placed): void {
  for (const [at, piece] of piecesOf(variable).entries()) {
    const label = at === 0 ? cutBytes(variable.label, maxLabelBytes) : Buffer.alloc(0)
    const format = formatOf(variable, piece.width)
    bytes
      .int32(2)
      .int32(piece.width)
      .int32(label.length > 0 ? 1 : 0)
      .int32(0)
      .int32(format)
      .int32(format)
    bytes.text(shortNames[at] ?? '', 8)
    if (label.length > 0) bytes.int32(label.length).padded(label, Math.ceil(label.length / 4) * 4, '\0')
    for (let unit = 1; unit < unitsOf(piece); unit += 1)
      bytes.int32(2).int32(-1).int32(0).int32(0).int32(0x011d01).int32(0x011d01).text('', 8)
  }
}

/** Variables that have the same words, as all that are yes or no, share them. */
function numberLabels(bytes: Bytes, placed: readonly Placed[]): void {
  const shared = new Map<string, Placed[]>()
  for (const one of placed.filter(({ variable }) => variable.format !== 'text' && variable.valueLabels.length > 0)) {
    const key = JSON.stringify(one.variable.valueLabels)
    shared.set(key, [...(shared.get(key) ?? []), one])
  }
  for (const [first, ...others] of shared.values()) {
    if (!first) continue
    bytes.int32(3).int32(first.variable.valueLabels.length)
    for (const [value, label] of first.variable.valueLabels) shortLabel(bytes.double(Number(value)), label)
    bytes.int32(4).int32(others.length + 1)
    for (const one of [first, ...others]) bytes.int32(one.place)
  }
}

const hasTextLabels = ({ variable }: Placed) => variable.format === 'text' && variable.valueLabels.length > 0

function shortTextLabels(bytes: Bytes, placed: readonly Placed[]): void {
  for (const { variable, place } of placed.filter((one) => hasTextLabels(one) && one.variable.width <= 8)) {
    bytes.int32(3).int32(variable.valueLabels.length)
    for (const [value, label] of variable.valueLabels)
      shortLabel(bytes.padded(Buffer.from(String(value)), 8, ' '), label)
    bytes.int32(4).int32(1).int32(place)
  }
}

function shortLabel(bytes: Bytes, label: string): void {
  const words = cutBytes(label, maxValueLabelBytes)
  bytes.byte(words.length).padded(words, Math.ceil((words.length + 1) / 8) * 8 - 1, ' ')
}

function longTextLabels(bytes: Bytes, placed: readonly Placed[]): void {
  const long = new Bytes()
  for (const { variable } of placed.filter((one) => hasTextLabels(one) && one.variable.width > 8)) {
    const name = Buffer.from(variable.name)
    long.int32(name.length).raw(name).int32(variable.width).int32(variable.valueLabels.length)
    for (const [value, label] of variable.valueLabels) {
      const words = cutBytes(label, maxValueLabelBytes)
      long
        .int32(variable.width)
        .padded(Buffer.from(String(value)), variable.width, ' ')
        .int32(words.length)
        .raw(words)
    }
  }
  const all = long.whole()
  if (all.length > 0) extension(bytes, 21, 1, all)
}

function machineRecords(bytes: Bytes): void {
  const integers = new Bytes()
  // Version, machine, IEEE 754, compressed, little-endian, UTF-8.
  for (const value of [1, 0, 0, -1, 1, 1, 2, 65_001]) integers.int32(value)
  extension(bytes, 3, 4, integers.whole())
  const floats = new Bytes()
  floats.double(-Number.MAX_VALUE).double(Number.MAX_VALUE).raw(Buffer.from('feffffffffffefff', 'hex'))
  extension(bytes, 4, 8, floats.whole())
}

function display(bytes: Bytes, variables: readonly Variable[]): void {
  const shown = new Bytes()
  for (const variable of variables)
    for (const piece of piecesOf(variable))
      shown
        .int32(variable.measure === 'scale' ? 3 : 1)
        .int32(variable.format === 'text' ? Math.max(8, Math.min(piece.width, 32)) : 10)
        .int32(variable.format === 'text' ? 0 : 1)
  extension(bytes, 11, 4, shown.whole())
}

function longTexts(bytes: Bytes, placed: readonly Placed[]): void {
  const long = placed.filter(({ variable }) => piecesOf(variable).length > 1)
  if (long.length === 0) return
  const widths = long.map(
    ({ shortNames, variable }) => `${shortNames[0]}=${String(variable.width).padStart(5, '0')}\0\t`,
  )
  extension(bytes, 14, 1, Buffer.from(widths.join('')))
}

function extension(bytes: Bytes, subtype: number, size: number, content: Buffer): void {
  bytes
    .int32(7)
    .int32(subtype)
    .int32(size)
    .int32(content.length / size)
    .raw(content)
}
