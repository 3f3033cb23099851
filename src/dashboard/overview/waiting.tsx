import type { HeardDevice } from '../../contract/device.ts'
import { formatDay, formatNumber, t } from '../../i18n/index.ts'
import { fetchDevices } from '../calls.ts'
import { momentOf } from '../plots/plot-frame.tsx'
import { ScrollRegion } from '../plots/scroll-region.tsx'
import { useCall } from '../use-call.ts'
import { WhenReady } from '../when-ready.tsx'
import { workshopName } from './names.ts'

/** What still lies on facilitators' devices, by their own word: they tell numbers and nothing else. */
export function Waiting({ onSignedOut }: { onSignedOut: () => void }) {
  const { state, reload } = useCall(fetchDevices, onSignedOut)
  return (
    <section class="desk-table" aria-labelledby="waiting" data-waiting>
      <h2 id="waiting">{t('waiting.page.title')}</h2>
      <WhenReady state={state} onRetry={reload}>
        {({ devices }) => (devices.length === 0 ? <p>{t('waiting.none.status')}</p> : <Devices devices={devices} />)}
      </WhenReady>
      <p class="desk-hint">{t('waiting.page.hint')}</p>
    </section>
  )
}

const columns = ['device', 'workshop', 'made', 'waiting', 'attention', 'oldest', 'heard'] as const

function Devices({ devices }: { devices: readonly HeardDevice[] }) {
  const waiting = devices.reduce((sum, device) => sum + device.waiting, 0)
  return (
    <>
      <p>
        <strong>{t('waiting.sum.label', { n: waiting })}</strong>
      </p>
      <ScrollRegion label={t('waiting.page.title')}>
        <table aria-labelledby="waiting">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`waiting.${column}.column`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {devices.map((device) => (
              <tr key={device.deviceId} data-device={device.deviceId}>
                <th scope="row">
                  <bdi>{device.name}</bdi>
                </th>
                <td>
                  <bdi>{workshopName(device.workshop ?? '')}</bdi>
                </td>
                <td class="desk-number">{formatNumber(device.made)}</td>
                <td class="desk-number">{formatNumber(device.waiting)}</td>
                <td class="desk-number">{formatNumber(device.attention)}</td>
                <td>{device.oldestWaitingDay ? formatDay(device.oldestWaitingDay) : '–'}</td>
                <td>{t('waiting.heard.value', momentOf(device.heardAt))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  )
}
