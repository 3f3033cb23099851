import { binary } from './operators.ts'
import { type Ast, parse, type Step } from './parse.ts'
import { type ExpressionProblem, ExpressionSyntaxError } from './problem.ts'
import type { Evaluate, FunctionDefinition, Scope } from './scope.ts'
import { isNodeSet, type NodeSet, toNumber } from './value.ts'
import { asSet, walk } from './walk-path.ts'

/** What is known of a node before anybody answers: enough to check a path and to order calculations. */
export interface StaticNode {
  readonly name: string
  readonly isRepeat: boolean
  readonly parent: StaticNode | undefined
  child(name: string): StaticNode | undefined
}

/** The names that an expression may use. Without a `root` nothing is known beforehand, and nothing is checked. */
export interface Names<Node extends StaticNode = StaticNode> {
  readonly root: Node | undefined
  /** The node whose expression this is. */
  readonly context: Node | undefined
  find(name: string): Node | 'ambiguous' | undefined
  readonly functions: ReadonlyMap<string, FunctionDefinition>
  /** Set for a choice_filter: its bare names are columns of the choice list. */
  readonly hasColumn?: ((name: string) => boolean) | undefined
}

/** How an expression depends on a node. */
export interface Read {
  readonly node: StaticNode
  /** True when it looks into all instances of a repeat and not only its own. */
  isWide: boolean
  /** 0-based character of the first mention. */
  readonly at: number
}

export interface Compiled {
  readonly evaluate: Evaluate
  readonly problems: readonly ExpressionProblem[]
  /** Each node once. */
  readonly reads: readonly Read[]
  /** Names of the functions it calls. */
  readonly calls: readonly string[]
}

/** Turns an expression into closures, once. Never throws: what is wrong stands in `problems`, and evaluates to "". */
export function compile(expression: string, names: Names): Compiled {
  const compiler = new Compiler(names)
  let evaluate = noValue
  try {
    evaluate = compiler.compile(parse(expression), { node: names.context, isRow: names.hasColumn !== undefined })
  } catch (error) {
    if (!(error instanceof ExpressionSyntaxError)) throw error
    compiler.problems.push(error.problem)
  }
  const { problems, reads, calls } = compiler
  return { evaluate, problems, reads, calls }
}

const none: readonly never[] = []
const noValue: Evaluate = () => ''

// Apart from the compiler, because a function keeps all alive that was around where it was made: a form has thousands.
function calling(call: FunctionDefinition[2], args: readonly Evaluate[]): Evaluate {
  return (scope) => call(scope, args)
}

/** Where a relative path starts; in a choice_filter at a row of the list. */
interface Here {
  readonly node: StaticNode | undefined
  readonly isRow: boolean
}

class Compiler {
  readonly problems: ExpressionProblem[] = []
  // Made anew for each entry, so that a form, which keeps them, keeps no room for more.
  reads: readonly Read[] = none
  calls: readonly string[] = none
  readonly #names: Names

  constructor(names: Names) {
    this.#names = names
  }

  compile(ast: Ast, here: Here): Evaluate {
    switch (ast.type) {
      case 'number':
      case 'string': {
        const { value } = ast
        return () => value
      }
      case 'negate': {
        const operand = this.compile(ast.operand, here)
        return (scope) => -toNumber(operand(scope), scope.env)
      }
      case 'reference': {
        const { name } = ast
        this.#read(this.#find(name, ast.at), false, ast.at)
        return (scope) => scope.env.lookup(name, scope.current)
      }
      case 'binary':
        return binary(ast.operator, this.compile(ast.left, here), this.compile(ast.right, here))
      case 'call':
        return this.#call(ast, here)
      case 'path':
        return this.#path(ast, here)
      default:
        return ast satisfies never
    }
  }

  #find(name: string, position: number): StaticNode | undefined {
    if (!this.#names.root) return undefined
    const found = this.#names.find(name)
    if (found !== undefined && found !== 'ambiguous') return found
    this.problems.push({ code: found === undefined ? 'unknown-name' : 'ambiguous-name', position, subject: name })
    return undefined
  }

  #read(node: StaticNode | undefined, isWide: boolean, at: number): void {
    if (!node) return
    const before = this.reads.find((read) => read.node === node)
    if (!before) this.reads = [...this.reads, { node, isWide, at }]
    else before.isWide ||= isWide
  }

  #call(ast: Ast & { type: 'call' }, here: Here): Evaluate {
    const definition = this.#names.functions.get(ast.name)
    if (!definition) {
      this.problems.push({ code: 'unknown-function', position: ast.at, subject: ast.name })
      return noValue
    }
    const [min, max, call, prepare] = definition
    if (ast.args.length < min || ast.args.length > max) {
      const facts = { subject: ast.name, allowed: [min, max] as const, given: ast.args.length }
      this.problems.push({ code: 'wrong-arity', position: ast.at, ...facts })
      return noValue
    }
    this.calls = [...this.calls, ast.name]
    if (ast.name === 'current') this.#read(this.#names.context, false, ast.at)
    const prepared = prepare?.(ast.args, {
      compile: (arg) => this.compile(arg, here),
      readAll: (name, at) => this.#read(this.#find(name, at), true, at),
      check: (name, at) => this.#find(name, at),
    })
    if (prepared) return prepared
    const args = ast.args.map((arg) => this.compile(arg, here))
    return calling(call, args)
  }

  #path(ast: Ast & { type: 'path' }, here: Here): Evaluate {
    const [start, origin] = this.#origin(ast, here)
    const [only] = ast.steps
    if (only?.axis === 'self' && ast.steps.length === 1 && only.predicates.length === 0 && ast.from === 'context') {
      if (!here.isRow) this.#read(here.node, false, ast.at)
      return start
    }
    let at = origin
    let isWide = false
    const steps: ((nodes: NodeSet, scope: Scope) => NodeSet)[] = []
    ast.steps.forEach((step, index) => {
      if (step.axis === 'child' && at.node?.isRepeat) isWide = true
      const isFormName =
        ast.from === 'root' && index === 0 && ast.steps.length > 1 && at.node?.child(step.name) === undefined
      if (!isFormName) at = this.#step(step, at)
      const predicates = step.predicates.map((predicate) => this.compile(predicate, at))
      if (predicates.length > 0 && at.node?.isRepeat) isWide = true
      steps.push((nodes, scope) => walk(step, nodes, predicates, scope))
    })
    if (!at.isRow) this.#read(at.node, isWide, ast.at)
    return (scope) => steps.reduce((nodes, step) => step(nodes, scope), start(scope))
  }

  #origin({ from }: Ast & { type: 'path' }, here: Here): [(scope: Scope) => NodeSet, Here] {
    if (from === 'root') return [({ env }) => asSet(env.root), { node: this.#names.root, isRow: false }]
    if (from === 'context') return [(scope) => asSet(scope.node), here]
    if (from.type === 'call' && from.name === 'current' && from.args.length === 0) {
      return [(scope) => asSet(scope.current), { node: this.#names.context, isRow: false }]
    }
    const evaluate = this.compile(from, here)
    const found = from.type === 'reference' ? this.#names.find(from.name) : undefined
    const start = (scope: Scope) => {
      const value = evaluate(scope)
      return isNodeSet(value) ? value : []
    }
    return [start, { node: found === 'ambiguous' ? undefined : found, isRow: false }]
  }

  #step({ axis, name, at }: Step, here: Here): Here {
    if (axis === 'self' || axis === 'filter') return here
    if (axis === 'parent') return { node: here.isRow ? undefined : here.node?.parent, isRow: false }
    if (name === '*') this.problems.push({ code: 'unsupported-path', position: at, subject: '*' })
    else if (here.isRow) {
      if (this.#names.hasColumn?.(name) === false)
        this.problems.push({ code: 'unknown-column', position: at, subject: name })
    } else if (here.node && !here.node.child(name)) {
      this.problems.push({ code: 'unknown-name', position: at, subject: name })
    }
    return here.isRow ? here : { node: here.node?.child(name), isRow: false }
  }
}
