import type { QueueState, StorageHealth } from '../../../queue/index.ts'
import { isIos, thisDevice } from '../../install/install-offer.ts'
import type { Platform, SafetyFacts } from './judge-safety.ts'

type Queued = Pick<QueueState, 'waiting' | 'needsAttention' | 'setAside' | 'oldestWaitingOn'>

/** What the browser says of itself and of this device, beside what the queue says. */
export function safetyFacts(health: StorageHealth, queue: Queued, today: string): SafetyFacts {
  const { isInstalled, ...device } = thisDevice()
  const { usageBytes, quotaBytes } = health
  return {
    platform: platformOf(device),
    isInstalled,
    isSecure: globalThis.isSecureContext,
    isPersistent: health.isPersistent,
    roomBytes: usageBytes === null || quotaBytes === null ? null : quotaBytes - usageBytes,
    isOpen: health.lost !== null,
    lost: health.lost ?? 0,
    isCopyWhole: health.isCopyWhole,
    held: queue.waiting + queue.needsAttention + queue.setAside,
    needsAttention: queue.needsAttention,
    oldestOn: queue.oldestWaitingOn,
    today,
  }
}

function platformOf(device: Parameters<typeof isIos>[0]): Platform {
  if (isIos(device)) return 'ios'
  return /Android/.test(device.userAgent) ? 'android' : 'desktop'
}
