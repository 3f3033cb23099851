import type { TestProject } from 'vitest/node'
import { startFaultServer } from './http-fault-server.ts'

/** Runs in Node, beside the browser in which the tests run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startFaultServer()
  project.provide('faultServerUrl', server.url)
  return server.stop
}
