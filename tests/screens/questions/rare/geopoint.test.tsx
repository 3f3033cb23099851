import { fireEvent, screen } from '@testing-library/preact'
import { beforeEach, expect, it } from 'vitest'
import { cdp } from 'vitest/browser'
import { startTexts } from '../../../../src/i18n/index.ts'
import { aPageOf, waiting } from './a-page-of.tsx'

const browser = cdp() as unknown as { send: (method: string, parameters?: object) => Promise<unknown> } // Chromium's own

async function allowed(setting: 'granted' | 'denied'): Promise<void> {
  const { targetInfo } = (await browser.send('Target.getTargetInfo')) as { targetInfo: { browserContextId: string } }
  const { browserContextId } = targetInfo
  await browser.send('Browser.setPermission', {
    permission: { name: 'geolocation' },
    setting,
    origin: location.origin,
    browserContextId,
  })
}
const standsAt = (latitude: number, longitude: number, accuracy: number) =>
  browser.send('Emulation.setGeolocationOverride', { latitude, longitude, accuracy })

beforeEach(() => startTexts('en', ['app', 'questions']))

const findButton = () => screen.findByRole('button', { name: /position|accuracy|searching/ }, waiting)

it('takes the phone’s position as soon as it is good enough', async () => {
  await allowed('granted')
  await standsAt(19.432608, -99.133209, 4)
  const respond = aPageOf({ type: 'geopoint', name: 'spot' })
  fireEvent.click(await findButton())
  await expect.poll(() => respond.session().node('/all/spot')?.value, waiting).toBe('19.432608 -99.133209 0.0 4.0')
  expect(await screen.findByText(/Position found, accurate to about \W*4/)).toBeTruthy()
})

it('shows how good a position is and takes it when asked, rounded where the form wants that', async () => {
  await allowed('granted')
  await standsAt(19.432608, -99.133209, 60)
  const respond = aPageOf({ type: 'geopoint', name: 'spot', parameters: 'decimals=1' })
  fireEvent.click(await findButton())
  await screen.findByText(/Accuracy so far: about \W*60/, undefined, waiting)
  expect(respond.session().node('/all/spot')?.entered).toBe('')
  fireEvent.click(screen.getByRole('button', { name: 'Use this accuracy' }))
  expect(respond.session().node('/all/spot')).toMatchObject({ entered: '19.4 -99.1', value: '19.4 -99.1' })
  expect(screen.getByText(/only roughly, to about \W*10/)).toBeTruthy()
})

it('says so when the phone may not tell, and takes what is typed, rounded as well', async () => {
  await allowed('denied')
  const respond = aPageOf({ type: 'geopoint', name: 'spot', parameters: 'decimals=2' })
  fireEvent.click(await findButton())
  expect((await screen.findByRole('alert', undefined, waiting)).textContent).toMatch(/may not use the phone’s position/)
  fireEvent.input(screen.getByLabelText('Latitude'), { target: { value: '46.20439' } })
  expect(respond.session().node('/all/spot')?.violation).toBe('type')
  fireEvent.input(screen.getByLabelText('Longitude'), { target: { value: '6,14316' } })
  expect(respond.session().node('/all/spot')).toMatchObject({ value: '46.2 6.14', violation: null })
})
