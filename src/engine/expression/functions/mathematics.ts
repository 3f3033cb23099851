import type { FunctionDefinition } from '../scope.ts'
import { numberOf } from './arguments.ts'

const one = (calculate: (value: number) => number): FunctionDefinition => [
  1,
  1,
  (scope, args) => calculate(numberOf(scope, args, 0)),
]

const two = (calculate: (first: number, second: number) => number): FunctionDefinition => [
  2,
  2,
  (scope, args) => calculate(numberOf(scope, args, 0), numberOf(scope, args, 1)),
]

export const mathematicalFunctions: Readonly<Record<string, FunctionDefinition>> = {
  floor: one(Math.floor),
  ceiling: one(Math.ceil),
  abs: one(Math.abs),
  pow: two((base, exponent) => base ** exponent),
  log: one(Math.log),
  log10: one(Math.log10),
  exp: one(Math.exp),
  exp10: one((exponent) => 10 ** exponent),
  sqrt: one(Math.sqrt),
  sin: one(Math.sin),
  cos: one(Math.cos),
  tan: one(Math.tan),
  asin: one(Math.asin),
  acos: one(Math.acos),
  atan: one(Math.atan),
  atan2: two(Math.atan2),
  pi: [0, 0, () => Math.PI],
  random: [0, 0, (scope) => scope.env.random()],
}
