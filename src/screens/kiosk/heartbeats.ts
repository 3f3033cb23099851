import type { DeviceHeartbeat } from '../../contract/device.ts'
import { tellDevice } from '../../http/tell-device.ts'
import { readSetting, writeSetting } from '../../queue/device-settings.ts'
import type { Queue, QueueState } from '../../queue/index.ts'
import { type KioskSetup, readSetup } from '../../queue/kiosk.ts'
import { newUuid } from '../../sealing/new-uuid.ts'

const idName = 'device-id'
const restMs = 60_000

type Heartbeats = {
  readonly queue: Pick<Queue, 'watchQueue'>
  readonly tell?: (heartbeat: DeviceHeartbeat) => Promise<boolean>
}

/**
 * Tells the desk what waits on a device that a facilitator has set up, under the name and the workshop of the set-up:
 * once per page, then whenever the numbers have changed, at most once a minute.
 * @returns stops
 */
export function startHeartbeats({ queue, tell = tellDevice }: Heartbeats): () => void {
  let told = ''
  let latest: QueueState | null = null
  let resting: ReturnType<typeof setTimeout> | null = null
  let isOver = false

  const look = async (): Promise<void> => {
    if (resting || isOver || !latest) return
    resting = setTimeout(() => {
      resting = null
      void look()
    }, restMs)
    const setup = await readSetup()
    if (!setup) return
    const heartbeat = toHeartbeat(latest, setup, await deviceId())
    const text = JSON.stringify(heartbeat)
    if (text !== told && (await tell(heartbeat))) told = text
  }

  const stopWatching = queue.watchQueue((state) => {
    latest = state
    void look()
  })
  return () => {
    isOver = true
    if (resting) clearTimeout(resting)
    stopWatching()
  }
}

function toHeartbeat(state: QueueState, setup: KioskSetup, id: string): DeviceHeartbeat {
  const attention = state.needsAttention + state.setAside
  const waiting = state.waiting + attention
  return {
    deviceId: id,
    // What cannot be seen is no part of a name, and the endpoint takes none of it.
    name: setup.deviceName.replaceAll(/\p{C}/gu, '') || '–',
    workshop: setup.workshop,
    made: waiting + state.received,
    waiting,
    attention,
    oldestWaitingDay: state.oldestWaitingOn,
    appVersion: build,
  }
}

/** A random number, which says nothing of the device and stays with it. */
async function deviceId(): Promise<string> {
  const known = await readSetting(idName)
  if (typeof known === 'string') return known
  const made = newUuid()
  await writeSetting(idName, made)
  return made
}

/** The name of the file that this came in, which changes with every build. */
const build = (new URL(import.meta.url).pathname.split('/').at(-1) ?? '').replace(/\.\w+$/, '').slice(0, 40)
