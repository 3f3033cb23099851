import { connect, createServer, type Server, type Socket } from 'node:net'
import { freePort } from './endpoint.ts'

/** A network between a browser and an endpoint that can be cut, as when somebody pulls the cable, and come back. */
export class CuttableNetwork {
  readonly url: string
  readonly #port: number
  readonly #to: number
  #server: Server | null = null
  readonly #sockets = new Set<Socket>()

  private constructor(port: number, to: number) {
    this.#port = port
    this.#to = to
    this.url = `http://localhost:${port}`
  }

  static async to(port: number): Promise<CuttableNetwork> {
    const network = new CuttableNetwork(await freePort(), port)
    await network.restore()
    return network
  }

  async restore(): Promise<void> {
    const server = createServer((near) => {
      const far = connect(this.#to, 'localhost')
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(socket)
        socket.pipe(other)
        socket.on('error', () => other.destroy())
        socket.on('close', () => this.#sockets.delete(socket))
      }
    })
    this.#server = server
    await new Promise<void>((resolve) => server.listen(this.#port, 'localhost', resolve))
  }

  cut(): void {
    this.#server?.close()
    for (const socket of this.#sockets) socket.destroy()
  }
}
