import type { Scope } from '../scope.ts'
import { type Args, argument, numbersFrom } from './arguments.ts'
import { isWithin, truths } from './control.ts'

/** Like `checklist()`, but each ticked question counts for its weight. */
export function weightedChecklist(scope: Scope, args: Args): boolean {
  let sum = 0
  for (let index = 2; index + 1 < args.length; index += 2) {
    const weights = numbersFrom(scope, args.slice(index + 1, index + 2), 0)
    truths(argument(scope, args, index)).forEach((isTrue, at) => {
      if (isTrue) sum += weights[at] ?? 0
    })
  }
  return isWithin(sum, scope, args)
}
