/** A caller named a node that the form does not have, or that nobody may answer: a fault in the program, not in an answer. */
export class UnknownNodeError extends Error {
  override readonly name = 'UnknownNodeError'
  readonly path: string

  constructor(path: string, expected: string) {
    super(`No ${expected} at ${path} in this session; ask session.nodes() for the paths that exist`)
    this.path = path
  }
}
