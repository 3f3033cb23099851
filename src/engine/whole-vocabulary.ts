import { datePartFunctions } from './expression/functions/date-parts.ts'
import { geoFunctions } from './expression/functions/geo.ts'
import { listFunctions } from './expression/functions/lists.ts'
import { mathematicalFunctions } from './expression/functions/mathematics.ts'
import { numberFunctions } from './expression/functions/number.ts'
import { textPieceFunctions } from './expression/functions/text-pieces.ts'
import { weightedChecklist } from './expression/functions/weighted-checklist.ts'
import type { FunctionDefinition } from './expression/scope.ts'
import { normaliseDateTime } from './value-types/date-time.ts'
import { normaliseFile } from './value-types/file.ts'
import { normaliseGeopoint } from './value-types/geopoint.ts'
import { normaliseTime } from './value-types/time.ts'
import { commonVocabulary, type Vocabulary } from './vocabulary.ts'

/** Everything there is. A phone fetches it only for a survey that uses some of it. */
export const wholeVocabulary: Vocabulary = {
  functions: new Map([
    ...commonVocabulary.functions,
    ...Object.entries({
      ...datePartFunctions,
      ...geoFunctions,
      ...listFunctions,
      ...mathematicalFunctions,
      ...numberFunctions,
      ...textPieceFunctions,
      'weighted-checklist': [2, Number.POSITIVE_INFINITY, weightedChecklist] satisfies FunctionDefinition,
    }),
  ]),
  types: new Map([
    ...commonVocabulary.types,
    ...Object.entries({
      time: normaliseTime,
      dateTime: normaliseDateTime,
      geopoint: normaliseGeopoint,
      image: normaliseFile,
      audio: normaliseFile,
      video: normaliseFile,
      file: normaliseFile,
    }),
  ]),
}
