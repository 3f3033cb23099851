import { describe, expect, it } from 'vitest'
import { type Ast, parse } from '../../../src/engine/expression/parse.ts'
import { ExpressionSyntaxError } from '../../../src/engine/expression/problem.ts'

/** The tree written with brackets around every operation. */
function written(ast: Ast): string {
  if (ast.type === 'binary') return `(${written(ast.left)} ${ast.operator} ${written(ast.right)})`
  if (ast.type === 'negate') return `-${written(ast.operand)}`
  if (ast.type === 'call') return `${ast.name}(${ast.args.map(written).join(', ')})`
  if (ast.type === 'reference') return `\${${ast.name}}`
  if (ast.type === 'path')
    return [
      typeof ast.from === 'string' ? ast.from : written(ast.from),
      ...ast.steps.map(({ axis, name }) => name || axis),
    ].join('/')
  return JSON.stringify(ast.value)
}

function problemOf(expression: string) {
  try {
    parse(expression)
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) return error.problem
    throw error
  }
  return undefined
}

describe('parsing an expression', () => {
  it.each([
    ['1 + 2 * 3', '(1 + (2 * 3))'],
    ['1 - 2 - 3', '((1 - 2) - 3)'],
    ['1 or 2 and 3 = 4 < 5', '(1 or (2 and (3 = (4 < 5))))'],
    ['-2 * 3', '(-2 * 3)'],
    ['- - 2', '--2'],
    ['(1 + 2) * 3', '((1 + 2) * 3)'],
    ['. > 0', '(context/self > 0)'],
    ['../../a', 'context/parent/parent/a'],
    ['/data/a-b', 'root/data/a-b'],
    ['current()/../x', 'current()/parent/x'],
    ['${r}[2]/q', '${r}/filter/q'],
    ["jr:choice-name(${ q }, '${q}')", 'jr:choice-name(${q}, "${q}")'],
    ['div div div', '(context/div div context/div)'],
    ['${a}and${b}', '(${a} and ${b})'],
    ['.5 + 5.', '(0.5 + 5)'],
    ['${âge} > 1 and خيار', '((${âge} > 1) and context/خيار)'],
    ['1 and1 or\u00a02', '((1 and 1) or 2)'],
    ["concat('it''s')", undefined],
  ])('reads %s', (expression, tree) => {
    if (tree === undefined) expect(problemOf(expression)?.code).toBe('syntax')
    else expect(written(parse(expression))).toBe(tree)
  })

  it.each([
    ['', 'syntax', 0],
    ['1 +', 'syntax', 3],
    ['(1', 'syntax', 2],
    ['1 2', 'syntax', 2],
    ["'open", 'syntax', 0],
    ['a b', 'syntax', 2],
    ['  $x', 'syntax', 2],
    ['“x”', 'syntax', 0],
    ['//a', 'unsupported-path', 0],
    ['a//b', 'unsupported-path', 1],
    ['child::a', 'unsupported-path', 0],
    ['@id', 'unsupported-path', 0],
    ['1 + ) “', 'syntax', 4],
    ['${ q } ${r}', 'syntax', 7],
    ['1'.repeat(4001), 'too-long', 4000],
    ['('.repeat(300), 'too-deep', 200],
  ])('says where %s goes wrong', (expression, code, position) => {
    expect(problemOf(expression)).toMatchObject({ code, position })
  })
})
