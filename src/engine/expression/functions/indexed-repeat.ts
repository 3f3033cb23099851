import type { Ast } from '../parse.ts'
import type { CompilerTools, Evaluate } from '../scope.ts'
import { toNumber } from '../value.ts'

/** Takes names and not values: `indexed-repeat(${child}, ${repeat}, 2)` goes down from the chosen instance. */
export function indexedRepeat(args: readonly Ast[], { compile, readAll }: CompilerTools): Evaluate {
  const [child = '', ...repeats] = args.map((arg, index) => {
    const isName = index === 0 || index % 2 === 1
    const name = arg.type === 'reference' ? arg.name : arg.type === 'path' ? (arg.steps.at(-1)?.name ?? '') : ''
    if (isName) readAll(name, arg.at)
    return isName ? name : ''
  })
  const indexes = args.map((arg, index) => (index > 0 && index % 2 === 0 ? compile(arg) : () => Number.NaN))
  return (scope) => {
    let from = scope.current
    for (let index = 0; index + 1 < args.length; index += 2) {
      const instances = scope.env.lookup(repeats[index] ?? '', from)
      from = instances[toNumber(indexes[index + 2]?.(scope) ?? '', scope.env) - 1]
      if (!from) return []
    }
    return scope.env.lookup(child, from)
  }
}
