/** Numbers close enough to be the same, whatever binary makes of decimal steps. */
const isZero = (value: number): boolean => Math.abs(value) < 1e-9

/** Whether one number is a whole number of times another. */
const isMultiple = (value: number, of: number): boolean => isZero(value / of - Math.round(value / of))

/**
 * What is wrong with the scale of a range, or null.
 * @param choicesOf the names of the choices of a list, for labels beneath the scale
 * @source pyxform 4.5.0, validators/pyxform/question_types/range.py
 */
export function rangeProblem(
  parameters: ReadonlyMap<string, string>,
  appearance: string,
  choicesOf: (list: string) => readonly string[] | undefined,
): string | null {
  const number = (key: string, otherwise: number): number => Number(parameters.get(key) ?? otherwise)
  const [start, end, step] = [number('start', 1), number('end', 10), number('step', 1)]
  const tick = parameters.has('tick_interval') ? number('tick_interval', 0) : undefined
  const placeholder = parameters.has('placeholder') ? number('placeholder', 0) : undefined
  const labels = parameters.get('tick_labelset')
  const isPlain = appearance === '' || appearance.includes('vertical') || appearance.includes('no-ticks')
  if (!isPlain && (tick !== undefined || placeholder !== undefined || labels !== undefined))
    return 'tick_interval, placeholder and tick_labelset only work on a plain, vertical or no-ticks range.'
  for (const [key, value] of [
    ['step', step],
    ['tick_interval', tick],
  ] as const) {
    if (value === undefined) continue
    if (value === 0) return `${key} must not be 0.`
    if (value > Math.abs(end - start)) return `${key} must not be larger than the way from start to end.`
  }
  if (tick !== undefined && !isMultiple(tick, step)) return 'tick_interval must be a multiple of step.'
  if (placeholder !== undefined) {
    if (!isMultiple(placeholder - start, step)) return 'placeholder must lie on a step.'
    if (!isBetween(placeholder, start, end)) return 'placeholder must lie between start and end.'
  }
  return labels === undefined
    ? null
    : labelProblem(labels, choicesOf(labels), { start, end, step: tick ?? step }, appearance)
}

const isBetween = (value: number, a: number, b: number): boolean => value >= Math.min(a, b) && value <= Math.max(a, b)

function labelProblem(
  list: string,
  names: readonly string[] | undefined,
  { start, end, step }: { start: number; end: number; step: number },
  appearance: string,
): string | null {
  if (!names) return `tick_labelset names no choice list: "${list}".`
  const values = names.map(Number)
  if (values.some((value) => !Number.isFinite(value)))
    return `The choices of ${list} label a scale, so their names must be numbers.`
  if (!values.every((value) => isBetween(value, start, end)))
    return `The choices of ${list} must lie between start and end.`
  if (!values.every((value) => isMultiple(value - start, step)))
    return `The choices of ${list} must lie on the marks of the scale.`
  const isEnds = new Set(values).size === 2 && values.every((value) => value === start || value === end)
  return appearance.includes('no-ticks') && !isEnds
    ? `Without ticks only start and end can have labels, and ${list} has others.`
    : null
}
