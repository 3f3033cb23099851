import { controlFunctions } from './expression/functions/control.ts'
import { dateFunctions } from './expression/functions/date.ts'
import { nodeSetFunctions } from './expression/functions/node-set.ts'
import { selectFunctions } from './expression/functions/select.ts'
import { textFunctions } from './expression/functions/text.ts'
import type { FunctionDefinition } from './expression/scope.ts'
import { normaliseAcknowledge } from './value-types/acknowledge.ts'
import { normaliseDate } from './value-types/date.ts'
import { normaliseDecimal } from './value-types/decimal.ts'
import { normaliseInteger } from './value-types/integer.ts'
import type { Normalise } from './value-types/normalise.ts'
import { normaliseRange } from './value-types/range.ts'
import { normaliseSelect } from './value-types/select.ts'
import { normaliseText } from './value-types/text.ts'

/** What definitions may say. There are two: one that phones begin with, and the whole one of `whole-vocabulary.ts`. */
export interface Vocabulary {
  readonly functions: ReadonlyMap<string, FunctionDefinition>
  /** How an answer is read, by type of question; of a type that is not here whatever stands there is kept. */
  readonly types: ReadonlyMap<string, Normalise>
}

/** What nearly every survey is made of. */
export const commonVocabulary: Vocabulary = {
  functions: new Map(
    Object.entries({
      ...controlFunctions,
      ...textFunctions,
      ...selectFunctions,
      ...dateFunctions,
      ...nodeSetFunctions,
    }),
  ),
  types: new Map(
    Object.entries({
      text: normaliseText,
      integer: normaliseInteger,
      decimal: normaliseDecimal,
      range: normaliseRange,
      date: normaliseDate,
      select_one: normaliseSelect,
      select_multiple: normaliseSelect,
      rank: normaliseSelect,
      acknowledge: normaliseAcknowledge,
      note: () => '',
    }),
  ),
}
