import type { FormItem } from '../form-item.ts'
import { normaliseDecimal } from './decimal.ts'

/** A number that is on the scale of `start`, `end` and `step`. */
export function normaliseRange(text: string, { parameters }: FormItem): string | undefined {
  const value = normaliseDecimal(text)
  const number = Number(value ?? Number.NaN)
  const [start, end, step] = [
    scaleOf(parameters.get('start'), 0),
    scaleOf(parameters.get('end'), 10),
    scaleOf(parameters.get('step'), 1),
  ]
  const steps = (number - start) / step
  const isOnScale =
    number >= Math.min(start, end) && number <= Math.max(start, end) && Math.abs(steps - Math.round(steps)) < 1e-9
  return isOnScale ? value : undefined
}

function scaleOf(text: string | undefined, otherwise: number): number {
  const number = Number(text ?? Number.NaN)
  return Number.isFinite(number) ? number : otherwise
}
