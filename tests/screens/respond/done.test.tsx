import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Progress } from '../../../src/contract/counts.ts'
import { startTexts, t } from '../../../src/i18n/index.ts'
import { installOffer } from '../../../src/screens/install/install-offer.ts'
import { progress } from '../../../src/screens/respond/counter.tsx'
import { DonePage } from '../../../src/screens/respond/done.tsx'
import { waitingResponses } from '../../../src/screens/respond/queue-notice.tsx'
import type { View } from '../../../src/screens/respond/view.ts'
import { aRespondent } from '../support/a-respondent.ts'

beforeAll(() => startTexts('en', ['app', 'femig-global-cso']))
afterEach(() => {
  cleanup()
  progress.value = null
})

const done: Extract<View, { kind: 'done' }> = {
  kind: 'done',
  instanceIds: ['0b8a0b5e-0000-4000-8000-000000000001'],
  receiptCode: 'ABCD-2345-WXYZ',
  isReceived: true,
}

const aCount = (total: number): Progress => ({
  surveyId: 'femig-global-cso',
  target: 1000,
  baseline: 0,
  received: total,
  usable: total,
  total,
  asOf: '2026-11-23T10:00:00Z',
})

const seen = (text: string) => text.replace(/[\u2068\u2069]/g, '')

describe('the way to the target', () => {
  it('is said to be unknown while nobody has told it', () => {
    render(<DonePage done={done} respond={aRespondent()} />)
    expect(screen.getByText(t('done.unknown.hint'))).toBeTruthy()
    expect(screen.queryByRole('progressbar')).toBeNull()
  })

  it.each([
    [0, '0 responses of 1,000', '1,000 more to reach the target'],
    [999, '999 responses of 1,000', '1 more to reach the target'],
    [1204, '1,204 responses of 1,000', 'The target is reached.'],
  ])('is shown at %d responses', (total, count, left) => {
    progress.value = aCount(total)
    render(<DonePage done={done} respond={aRespondent()} />)
    const counter = seen(document.querySelector('.counter')?.textContent ?? '')
    expect(counter).toContain(count)
    expect(counter).toContain(left)
    expect(screen.queryByText(t('done.unknown.hint'))).toBeNull()
  })
})

describe('the home screen', () => {
  const prompt = vi.fn(async () => undefined)
  const add = () => screen.queryByRole('button', { name: t('install.add.label') })
  beforeEach(() => {
    prompt.mockClear()
    waitingResponses.value = 0
    // As Chromium's own event, which only fires where a person has used the page for a while.
    installOffer.value = Object.assign(new Event('beforeinstallprompt'), { prompt })
  })
  afterEach(() => {
    installOffer.value = null
    waitingResponses.value = 0
  })

  it('is offered when everything was received, and the browser asks only when the button is pressed', async () => {
    render(<DonePage done={done} respond={aRespondent()} />)
    expect(prompt).not.toHaveBeenCalled()
    fireEvent.click(add() as HTMLElement)
    expect(prompt).toHaveBeenCalledOnce()
    await waitFor(() => expect(add()).toBeNull())
  })

  it('is not offered before the answers were received, nor while others wait', async () => {
    const { unmount } = render(<DonePage done={{ ...done, isReceived: false }} respond={aRespondent()} />)
    expect(add()).toBeNull()
    unmount()
    waitingResponses.value = 1
    render(<DonePage done={done} respond={aRespondent()} />)
    expect(add()).toBeNull()
    waitingResponses.value = 0
    await waitFor(() => expect(add()).not.toBeNull())
  })

  it('is not offered on a phone that is handed round', () => {
    const respond = aRespondent()
    respond.session().setHidden('response_mode', 'kiosk')
    render(<DonePage done={done} respond={respond} />)
    expect(add()).toBeNull()
  })

  it('is not offered where the browser does not offer it', () => {
    installOffer.value = null
    render(<DonePage done={done} respond={aRespondent()} />)
    expect(screen.queryByText(t('install.offer.hint'))).toBeNull()
  })
})
