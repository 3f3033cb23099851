import * as z from 'zod/mini'
import { calendarDay, uuid, workshopCode } from './submission.ts'

const count = z.int().check(z.nonnegative(), z.maximum(1_000_000))

/**
 * `POST /api/v1/devices/heartbeat`: what a facilitator's device holds, in numbers only. The id is random and says
 * nothing of the device; the name is the facilitator's own word for it, never a person's.
 */
export const deviceHeartbeat = z.strictObject({
  deviceId: uuid,
  name: z.string().check(z.regex(/^[^\p{C}]{1,40}$/u)),
  workshop: z.nullable(workshopCode),
  /** Responses finished on the device since it was set up. */
  made: count,
  /** Of them, not received by the endpoint yet. */
  waiting: count,
  /** Of those that wait, the ones that a person must look at. */
  attention: count,
  oldestWaitingDay: z.nullable(calendarDay),
  appVersion: z.string().check(z.regex(/^[\w.+-]{1,40}$/)),
})
export type DeviceHeartbeat = z.infer<typeof deviceHeartbeat>

/** The newest heartbeat of a device. `heardAt` is cut to the hour: nearer would tell when people finished. */
export const heardDevice = z.object({ ...deviceHeartbeat.shape, heardAt: z.iso.datetime() })
export type HeardDevice = z.infer<typeof heardDevice>

/** `GET /api/v1/coordinator/devices`: most waiting first. */
export const deviceList = z.object({ devices: z.array(heardDevice) })

/** `GET /api/v1/time`: the server's clock, for a device that wants to know how far its own is off. */
export const serverTime = z.object({ now: z.iso.datetime() })
