import { inject } from 'vitest'
import type { RigLog, RigPlan } from './rig-plan.ts'

declare module 'vitest' {
  interface ProvidedContext {
    faultServerUrl: string
  }
}

const call = async (path: string, method = 'GET', body?: unknown): Promise<unknown> => {
  const response = await fetch(inject('faultServerUrl') + path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return response.json()
}

/** An endpoint that misbehaves as planned, reached over real HTTP from the browser. */
export async function aRig(plan: RigPlan = {}) {
  const { id } = (await call('/rigs/', 'POST', plan)) as { id: string } // our own server's answer
  return {
    baseUrl: `${inject('faultServerUrl')}/rig/${id}`,
    log: async () => (await call(`/rigs/${id}/log`)) as RigLog, // our own server's answer
    change: (next: RigPlan) => call(`/rigs/${id}`, 'PUT', next),
    /** Lets held requests go on. */
    release: () => call(`/rigs/${id}/release`),
  }
}
export type RigHandle = Awaited<ReturnType<typeof aRig>>
