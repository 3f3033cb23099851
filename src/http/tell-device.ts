import type { DeviceHeartbeat } from '../contract/device.ts'
import { phoneRoutes } from '../contract/phone-routes.ts'

/**
 * Tells the endpoint what a facilitator's device holds, in numbers only, without a cookie.
 * @returns whether it has heard
 */
export async function tellDevice(heartbeat: DeviceHeartbeat): Promise<boolean> {
  try {
    const reply = await fetch(phoneRoutes.heartbeat, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(heartbeat),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    })
    // A captive portal says 200 to everything.
    return reply.status === 204
  } catch {
    return false
  }
}
