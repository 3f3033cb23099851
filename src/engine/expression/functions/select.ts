import type { FunctionDefinition } from '../scope.ts'
import { numberOf, textOf } from './arguments.ts'

export const selectFunctions: Readonly<Record<string, FunctionDefinition>> = {
  // An unanswered select is one empty token to ODK, so that `selected(${q}, '')` holds for it.
  selected: [
    2,
    2,
    (scope, args) =>
      textOf(scope, args, 0)
        .trim()
        .split(/\s+/)
        .includes(textOf(scope, args, 1).trim()),
  ],
  'selected-at': [2, 2, (scope, args) => tokens(textOf(scope, args, 0))[numberOf(scope, args, 1)] ?? ''],
  'count-selected': [1, 1, (scope, args) => tokens(textOf(scope, args, 0)).length],
}

function tokens(text: string): string[] {
  return text.trim() === '' ? [] : text.trim().split(/\s+/)
}
