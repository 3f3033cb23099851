import { connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as passing } from 'node:timers/promises'
import { freePort } from '../e2e/support/endpoint.ts'

/** A network line to a server that can be cut in the middle of whatever goes over it, and mended. */
export class Line {
  readonly port: number
  readonly #target: number
  readonly #sockets = new Set<Socket>()
  #server: Server | null = null
  #isReplyLost = false

  private constructor(port: number, target: number) {
    this.port = port
    this.#target = target
  }

  static async to(target: number): Promise<Line> {
    const line = new Line(await freePort(), target)
    await line.mend()
    return line
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  async mend(): Promise<void> {
    const server = createServer((near) => {
      const far = connect(this.#target, 'localhost')
      far.prependListener('data', () => {
        if (!this.#isReplyLost) return
        this.#isReplyLost = false
        near.destroy()
      })
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(one)
        one.pipe(other)
        one.on('error', () => other.destroy())
        one.on('close', () => {
          other.destroy()
          this.#sockets.delete(one)
        })
      }
    })
    await new Promise<void>((done) => server.listen(this.port, '127.0.0.1', done))
    this.#server = server
  }

  /** The next reply that comes back breaks off before its first byte. */
  loseNextReply(): void {
    this.#isReplyLost = true
  }

  async cut(): Promise<void> {
    const server = this.#server
    this.#server = null
    const closed = new Promise((done) => (server ? server.close(done) : done(null)))
    for (const socket of this.#sockets) socket.destroy()
    await closed
  }

  /** An outage of that length. */
  async breakFor(ms: number): Promise<void> {
    await this.cut()
    await passing(ms)
    await this.mend()
  }
}
