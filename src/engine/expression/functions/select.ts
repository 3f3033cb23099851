import { quotedName } from '../parse.ts'
import type { FunctionDefinition } from '../scope.ts'
import { numberOf, textOf } from './arguments.ts'

export const selectFunctions: Readonly<Record<string, FunctionDefinition>> = {
  // An unanswered select is one empty token to ODK, so that `selected(${q}, '')` holds for it.
  selected: {
    min: 2,
    max: 2,
    call: (scope, args) =>
      textOf(scope, args, 0)
        .trim()
        .split(/\s+/)
        .includes(textOf(scope, args, 1).trim()),
  },
  'selected-at': {
    min: 2,
    max: 2,
    call: (scope, args) => tokens(textOf(scope, args, 0))[numberOf(scope, args, 1)] ?? '',
  },
  'count-selected': { min: 1, max: 1, call: (scope, args) => tokens(textOf(scope, args, 0)).length },
  'jr:choice-name': {
    min: 2,
    max: 2,
    call: (scope, args) => scope.env.choiceLabel(textOf(scope, args, 0), quotedName(textOf(scope, args, 1))),
  },
}

function tokens(text: string): string[] {
  return text.trim() === '' ? [] : text.trim().split(/\s+/)
}
