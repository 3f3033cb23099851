import type { Kysely, Selectable } from 'kysely'
import type { HeardDevice } from '../contract/device.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

/** More than any round of workshops has; without an end, invented devices would fill the disk. */
const devicesKept = 2000

export function createDevices(db: Kysely<Tables>): Pick<Store, 'noteDevice' | 'devices'> {
  return {
    async noteDevice(device, forgetBefore) {
      const { device_id, ...said } = fromDevice(device)
      await db.transaction().execute(async (tx) => {
        await tx
          .insertInto('devices')
          .values({ device_id, ...said })
          .onConflict((conflict) => conflict.column('device_id').doUpdateSet(said))
          .execute()
        await tx.deleteFrom('devices').where('heard_at', '<', forgetBefore).execute()
        const newest = tx.selectFrom('devices').select('device_id').orderBy('heard_at', 'desc').orderBy('device_id')
        await tx.deleteFrom('devices').where('device_id', 'not in', newest.limit(devicesKept)).execute()
      })
    },
    async devices(heardSince) {
      const rows = await db
        .selectFrom('devices')
        .selectAll()
        .where('heard_at', '>=', heardSince)
        .orderBy('waiting', 'desc')
        .orderBy('name')
        .orderBy('device_id')
        .execute()
      return rows.map(toDevice)
    },
  }
}

type DeviceRow = Selectable<Tables['devices']>

const fromDevice = (device: HeardDevice): DeviceRow => ({
  device_id: device.deviceId,
  name: device.name,
  workshop: device.workshop,
  made: device.made,
  waiting: device.waiting,
  attention: device.attention,
  oldest_waiting_day: device.oldestWaitingDay,
  app_version: device.appVersion,
  heard_at: device.heardAt,
})

const toDevice = (row: DeviceRow): HeardDevice => ({
  deviceId: row.device_id,
  name: row.name,
  workshop: row.workshop,
  made: row.made,
  waiting: row.waiting,
  attention: row.attention,
  oldestWaitingDay: row.oldest_waiting_day,
  appVersion: row.app_version,
  heardAt: row.heard_at,
})
