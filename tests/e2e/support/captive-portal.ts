import { createServer, type Server } from 'node:http'

const page = '<!doctype html><title>Welcome to our Wi-Fi</title><p>Please accept our terms.</p>'

/** Stands where the server should be and answers everything with its own page and status 200, as hotels do. */
export class CaptivePortal {
  readonly #server: Server
  /** Methods and paths that were asked for. */
  readonly asked: string[] = []

  private constructor() {
    this.#server = createServer((request, response) => {
      this.asked.push(`${request.method} ${request.url}`)
      response.writeHead(200, { 'Content-Type': 'text/html' }).end(page)
    })
  }

  static async openAt(port: number): Promise<CaptivePortal> {
    const portal = new CaptivePortal()
    await new Promise<void>((resolve) => portal.#server.listen(port, 'localhost', resolve))
    return portal
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}
