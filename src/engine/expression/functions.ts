import { controlFunctions } from './functions/control.ts'
import { dateFunctions } from './functions/date.ts'
import { nodeSetFunctions } from './functions/node-set.ts'
import { numberFunctions } from './functions/number.ts'
import { selectFunctions } from './functions/select.ts'
import { textFunctions } from './functions/text.ts'
import type { FunctionDefinition } from './scope.ts'

/** Every function of the language; `indexed-repeat` is compiled on its own, because it takes names and not values. */
export const functions: ReadonlyMap<string, FunctionDefinition> = new Map(
  Object.entries({
    ...controlFunctions,
    ...textFunctions,
    ...numberFunctions,
    ...selectFunctions,
    ...dateFunctions,
    ...nodeSetFunctions,
    'indexed-repeat': [3, 7, () => ''],
  }),
)
