import type { FormItem } from '../form-item.ts'
import { normaliseDecimal, plainDecimal } from './decimal.ts'

/** A number that is on the scale of `start`, `end` and `step`; a whole one where the scale has no others. */
export function normaliseRange(text: string, { parameters }: FormItem): string | undefined {
  const number = Number(plainDecimal(text) ?? Number.NaN)
  const [start, end, step] = [
    scaleOf(parameters.get('start'), 0),
    scaleOf(parameters.get('end'), 10),
    scaleOf(parameters.get('step'), 1),
  ]
  const steps = (number - start) / step
  const isOnScale =
    number >= Math.min(start, end) && number <= Math.max(start, end) && Math.abs(steps - Math.round(steps)) < 1e-9
  if (!isOnScale) return undefined
  return [start, end, step].every(Number.isInteger) ? plainDecimal(text) : normaliseDecimal(text)
}

function scaleOf(text: string | undefined, otherwise: number): number {
  const number = Number(text ?? Number.NaN)
  return Number.isFinite(number) ? number : otherwise
}
