/** Draws numbers below a limit. */
export type Draw = (limit: number) => number

const pieces = [
  ...[
    '(',
    ')',
    '[',
    ']',
    '[1]',
    ',',
    "'",
    '"',
    '$',
    '${',
    '}',
    '${a}',
    '${gone}',
    '.',
    '..',
    './',
    '/',
    '//',
    '@',
    '::',
  ],
  ...['+', '-', '*', ' div ', ' mod ', ' and ', ' or ', '=', '!=', '<=', '>', '|', '1', '-0', '1e308', '999999999999'],
  ...[
    "'(a+)+$'",
    "'[a-z'",
    "'2026-02-30'",
    "'0 0;1 1'",
    'true()',
    'position(..)',
    'current()/',
    'nope(',
    'count(${c})',
  ],
  ...['\u0000', '\u202e', '😀', '\ud800', 'é', ' ', '\n', '\\', '__proto__', 'constructor', 'NaN', '((((((((', '[[[['],
]

/** A text with up to two slips of the pen, small and large. */
export function mutateText(text: string, others: readonly string[], draw: Draw): string {
  let mutant = text
  for (let slips = 1 + draw(2); slips > 0; slips -= 1) mutant = slip(mutant, others, draw)
  return mutant
}

function slip(text: string, others: readonly string[], draw: Draw): string {
  const at = draw(text.length + 1)
  const end = Math.min(text.length, at + 1 + draw(8))
  const piece = pieces[draw(pieces.length)] ?? ''
  const other = others[draw(others.length)] ?? ''
  switch (draw(12)) {
    case 0:
      return text.slice(0, at) + text.slice(end)
    case 1:
      return text.slice(0, at) + piece + text.slice(at)
    case 2:
      return text.slice(0, at) + piece + text.slice(end)
    case 3:
      return text.slice(0, at) + text.slice(at, end).repeat(1 + draw(40)) + text.slice(end)
    case 4:
      return text.slice(0, at) + other.slice(draw(other.length + 1))
    case 5:
      return `${piece}(${text})`.repeat(1 + draw(3))
    case 6:
      return text.slice(end) + text.slice(0, at)
    default:
      return otherOperand(text, draw)
  }
}

const operands = [
  '${a}',
  '${b}',
  '${c}',
  '.',
  "''",
  "'x'",
  "'2026-02-30'",
  '1e308',
  '-1',
  '0',
  'today()',
  '1 div 0',
  "'(a+)+$'",
]

/** What an author who mistakes one value for another writes: it still reads well. */
function otherOperand(text: string, draw: Draw): string {
  const found = [...text.matchAll(/\$\{\w+\}|'[^']*'|\b\d+\b/g)]
  const chosen = found[draw(found.length)]
  if (!chosen) return text
  const operand = operands[draw(operands.length)] ?? ''
  return text.slice(0, chosen.index) + operand + text.slice(chosen.index + chosen[0].length)
}

const strangers: readonly unknown[] = [
  null,
  0,
  -1,
  1e9,
  true,
  '',
  [],
  {},
  ['a'],
  { type: 'text', name: 'a' },
  '${a}',
  'group',
]
const keys = ['relevant', 'constraint', 'calculation', 'default', 'repeat_count', 'choice_filter', 'list', 'children']

/** A definition in which up to three places are other than they were. */
export function mutateDefinition(definition: unknown, texts: readonly string[], draw: Draw): unknown {
  const mutant: unknown = structuredClone(definition)
  for (let slips = 1 + draw(3); slips > 0; slips -= 1) slipInside(mutant, texts, draw)
  return mutant
}

function slipInside(value: unknown, texts: readonly string[], draw: Draw): void {
  if (typeof value !== 'object' || value === null) return
  const inside = Object.keys(value)
  const key = inside[draw(inside.length)]
  if (key === undefined) return
  const child: unknown = Reflect.get(value, key)
  if (typeof child === 'object' && draw(5) > 0) return slipInside(child, texts, draw)
  const text = texts[draw(texts.length)] ?? ''
  switch (draw(6)) {
    case 0:
      Reflect.deleteProperty(value, key)
      return
    case 1:
      Reflect.set(value, key, strangers[draw(strangers.length)])
      return
    case 2:
      Reflect.set(value, keys[draw(keys.length)] ?? 'x', mutateText(text, texts, draw))
      return
    case 3:
      if (Array.isArray(value)) value.push(structuredClone(child))
      return
    default:
      Reflect.set(value, key, typeof child === 'string' ? mutateText(child, texts, draw) : text)
  }
}
