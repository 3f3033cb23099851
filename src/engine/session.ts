import type { Choice } from '../contract/definition.ts'
import type { Answers } from '../contract/submission.ts'
import { displayOrder } from './choice-list.ts'
import { InvalidExpressionError } from './errors/invalid-expression-error.ts'
import { UnknownNodeError } from './errors/unknown-node-error.ts'
import { type Compiled, compile } from './expression/evaluate.ts'
import { toBoolean, toText } from './expression/value.ts'
import { type FormNode, nodesOf } from './form-node.ts'
import { FormState } from './form-state.ts'
import { isSameState, stateOf } from './node-state.ts'
import { asCompiled } from './open-form.ts'
import { isVisible, pagesOf } from './page-flow.ts'
import { pipeLabel } from './pipe-label.ts'
import { canAdd, canRemove, canReorder } from './repeat.ts'
import { beginningOf, saveSession } from './saved-session.ts'
import { toSubmission } from './to-submission.ts'
import type {
  Change,
  Form,
  FoundViolation,
  LabelPiece,
  NodeState,
  Page,
  SavedSession,
  Session,
  SessionEnv,
} from './types.ts'
import { atOnce, type Pause, type Work, withPauses } from './work.ts'

/** Begins a session, or goes on with a saved one. */
export function createSession(form: Form, env: SessionEnv): Session {
  return atOnce(new FormSession(form, env).begin())
}

/** As `createSession`, and lets the browser do something else meanwhile. */
export function beginSession(form: Form, env: SessionEnv, pause: Pause): Promise<Session> {
  return withPauses(new FormSession(form, env).begin(), pause)
}

class FormSession implements Session {
  readonly form: Form
  readonly #env: SessionEnv
  readonly #state: FormState
  readonly #hidden: Map<string, string>
  readonly #expressions = new Map<string, Compiled>()
  #nodes: ReadonlyMap<string, FormNode> = new Map()
  #pages: readonly Page[] | undefined

  constructor(form: Form, env: SessionEnv) {
    this.form = form
    this.#env = env.saved ? { ...env, seed: env.saved.seed } : env
    this.#hidden = new Map(Object.entries({ ...env.saved?.hidden, ...env.hidden }))
    this.#state = new FormState(asCompiled(form), this.#env, beginningOf(form, env.saved, this.#hidden))
  }

  *begin(): Work<Session> {
    yield* this.#state.begin()
    this.#publish()
    return this
  }

  set(path: string, text: string): Change {
    const node = this.#nodes.get(path)
    if (!node?.item.question || node.readonly) throw new UnknownNodeError(path, 'question to be answered')
    // Hidden values belong to a name, not to a place: that is how they are saved and how they come back.
    return node.item.isFilledByApp ? this.setHidden(node.name, text) : this.#enter([node], text)
  }

  setHidden(name: string, text: string): Change {
    const item = asCompiled(this.form).byName.get(name)
    if (!item?.isFilledByApp) throw new UnknownNodeError(name, 'hidden question')
    this.#hidden.set(name, text)
    return this.#enter(nodesOf(item, this.#state.root, false), text)
  }

  add(repeatPath: string): Change {
    const repeat = this.#nodes.get(repeatPath)
    if (!repeat?.isRepeat) throw new UnknownNodeError(repeatPath, 'repeat')
    if (canAdd(repeat)) this.#state.resize(repeat, repeat.children.length + 1)
    return this.#publish()
  }

  remove(instancePath: string): Change {
    const { repeat, index } = this.#instance(instancePath)
    if (canRemove(repeat)) this.#state.resize(repeat, repeat.children.length - 1, index)
    return this.#publish()
  }

  move(instancePath: string, to: number): Change {
    const { repeat, index } = this.#instance(instancePath)
    const last = repeat.children.length - 1
    if (canReorder(repeat)) this.#state.move(repeat, index, Math.max(0, Math.min(to - 1, last)))
    return this.#publish()
  }

  node(path: string): NodeState | undefined {
    return this.#nodes.get(path)?.state
  }

  nodes(): readonly NodeState[] {
    return Array.from(this.#nodes.values(), told)
  }

  displayChoices(path: string): readonly Choice[] {
    const node = this.#nodes.get(path)
    if (!node) throw new UnknownNodeError(path, 'question')
    return displayOrder(node, this.#env.seed)
  }

  pages(): readonly Page[] {
    this.#pages ??= pagesOf(this.#state.root)
    return this.#pages
  }

  violations(pageId?: string): readonly FoundViolation[] {
    const page = pageId === undefined ? undefined : this.pages().find(({ id }) => id === pageId)
    const paths = pageId === undefined ? this.#nodes.keys() : (page?.nodes ?? [])
    const found: FoundViolation[] = []
    for (const path of paths) {
      const node = this.#nodes.get(path)
      if (node?.violation && isVisible(node)) found.push({ path, violation: node.violation })
    }
    return found
  }

  evaluate(expression: string, contextPath = ''): string | number | boolean {
    const node = this.#nodeOrRoot(contextPath)
    const value = this.#compile(expression, node).evaluate(node.scope)
    return typeof value === 'number' || typeof value === 'boolean' ? value : toText(value)
  }

  pipe(text: string, contextPath = ''): readonly LabelPiece[] {
    const { byName } = asCompiled(this.form)
    const from = this.#nodeOrRoot(contextPath)
    return pipeLabel(text, (name) => {
      const item = byName.get(name)
      return item && { item, value: nodesOf(item, from, true)[0]?.value ?? '' }
    })
  }

  canSubmit(): boolean {
    return this.#holds(asCompiled(this.form).submitWhen)
  }

  isUsable(): boolean {
    return this.#holds(asCompiled(this.form).usable)
  }

  save(): SavedSession {
    return saveSession(this.form, this.#env.seed, this.#nodes.values(), this.#hidden)
  }

  toSubmission(): Readonly<Record<string, Answers>> {
    return toSubmission(this.#state.root, this.form.definition)
  }

  #holds(setting: Compiled | undefined): boolean {
    return !setting || toBoolean(setting.evaluate(this.#state.root.scope))
  }

  #instance(path: string): { repeat: FormNode; index: number } {
    const instance = this.#nodes.get(path)
    if (!instance?.isInstance || !instance.owner) throw new UnknownNodeError(path, 'repeat instance')
    return { repeat: instance.owner, index: instance.position - 1 }
  }

  #nodeOrRoot(path: string): FormNode {
    const node = path === '' ? this.#state.root : this.#nodes.get(path)
    if (!node) throw new UnknownNodeError(path, 'node')
    return node
  }

  #compile(expression: string, { item }: FormNode): Compiled {
    const key = `${item.id} ${expression}`
    const known = this.#expressions.get(key)
    if (known) return known
    const { root, find, vocabulary } = asCompiled(this.form)
    const compiled = compile(expression, { root, context: item, find, functions: vocabulary.functions })
    if (compiled.problems[0]) throw new InvalidExpressionError(compiled.problems[0])
    this.#expressions.set(key, compiled)
    return compiled
  }

  #enter(nodes: readonly FormNode[], text: string): Change {
    for (const node of nodes) {
      if (node.entered === text) continue
      node.entered = text
      node.isEdited = node.item.expressions.calculation !== undefined
      this.#state.entered(node)
    }
    return this.#publish()
  }

  /** Brings what the outside sees up to date, and tells what of it is different. */
  #publish(): Change {
    const { touched, isRestructured } = this.#state
    const changed = isRestructured ? this.#publishAll() : this.#publishSome(touched)
    touched.clear()
    this.#state.isRestructured = false
    return { changed }
  }

  #publishSome(nodes: Iterable<FormNode>): string[] {
    const changed: string[] = []
    for (const node of nodes) {
      const before = node.state
      const state = stateOf(node)
      if (before && isSameState(before, state)) continue
      node.state = state
      changed.push(node.path)
      if (before?.relevant !== state.relevant) this.#pages = undefined
    }
    return changed
  }

  #publishAll(): string[] {
    const before = new Map(Array.from(this.#nodes, ([path, { state }]) => [path, state]))
    const nodes = new Map<string, FormNode>()
    index(this.#state.root, nodes)
    this.#nodes = nodes
    this.#pages = undefined
    const changed: string[] = []
    nodes.forEach((node, path) => {
      const known = before.get(path)
      before.delete(path)
      const state = stateOf(node)
      const isSame = known !== undefined && isSameState(known, state)
      node.state = isSame ? known : state
      if (!isSame) changed.push(path)
    })
    return [...changed, ...before.keys()]
  }
}

/** Every node that a session knows has been published. */
function told({ state }: FormNode): NodeState {
  return state as NodeState
}

/** Paths tell positions, so they are given anew whenever instances come, go or move. */
function index(above: FormNode, nodes: Map<string, FormNode>): void {
  for (const node of above.children) {
    node.path = node.isInstance ? `${above.path}[${node.position}]` : `${above.path}/${node.name}`
    nodes.set(node.path, node)
    index(node, nodes)
  }
}
