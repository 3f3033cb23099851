import { type Ast, parse } from '../expression/parse.ts'
import { ExpressionSyntaxError } from '../expression/problem.ts'

/** The tree of an expression; undefined for one that has been reported as unreadable already. */
export function tryParse(expression: string): Ast | undefined {
  try {
    return parse(expression)
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) return undefined
    throw error
  }
}

/** Every part of an expression, outermost first. */
export function* partsOf(ast: Ast): Generator<Ast> {
  yield ast
  for (const child of childrenOf(ast)) yield* partsOf(child)
}

function childrenOf(ast: Ast): readonly Ast[] {
  if (ast.type === 'call') return ast.args
  if (ast.type === 'negate') return [ast.operand]
  if (ast.type === 'binary') return [ast.left, ast.right]
  if (ast.type !== 'path') return []
  const predicates = ast.steps.flatMap((step) => step.predicates)
  return typeof ast.from === 'string' ? predicates : [ast.from, ...predicates]
}
