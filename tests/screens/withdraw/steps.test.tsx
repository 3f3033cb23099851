import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { startTexts, t } from '../../../src/i18n/index.ts'
import { everyPart } from '../../../src/screens/first/definitions.ts'
import { CodeStep } from '../../../src/screens/withdraw/code-step.tsx'
import { ConfirmStep } from '../../../src/screens/withdraw/confirm-step.tsx'

beforeAll(() => startTexts('en', ['app']))
afterEach(cleanup)

const nobody = () => undefined

function aCodeStep(differing: { deadline?: string } = {}) {
  const onCode = vi.fn()
  render(<CodeStep typed="" deadline="" isBehindPortal={false} onCode={onCode} {...differing} />)
  const enter = (text: string) => {
    fireEvent.input(screen.getByRole('textbox'), { target: { value: text } })
    fireEvent.click(screen.getByRole('button', { name: t('page.continue.label') }))
  }
  return { onCode, enter }
}

describe('the receipt code', () => {
  it.each(['ABCD-2345-WXYZ', ' abcd 2345 wxyz ', 'abcd2345wxyz', 'ABCD–٢٣٤٥–wxyz'])('is understood as %s', (text) => {
    const { onCode, enter } = aCodeStep()
    enter(text)
    expect(onCode).toHaveBeenCalledExactlyOnceWith('ABCD2345WXYZ')
  })

  it.each([
    ['', 'withdraw.code.empty'],
    ['   ', 'withdraw.code.empty'],
    ['ABCD-2345', 'withdraw.code.wrong'],
    ['ABCD-2345-WXY0', 'withdraw.code.wrong'],
  ])('typed as "%s" goes no further, is kept as typed and the error is tied to the field', (text, key) => {
    const { onCode, enter } = aCodeStep()
    enter(text)
    expect(onCode).not.toHaveBeenCalled()
    const field = screen.getByRole<HTMLInputElement>('textbox')
    expect([field.value, field.getAttribute('aria-invalid')]).toEqual([text, 'true'])
    expect(document.activeElement).toBe(screen.getByRole('alert'))
    const words = t(key, { characters: '0, 1, I, L, O, U' })
    expect(document.getElementById('receipt-code-error')?.textContent).toContain(words)
    expect(field.getAttribute('aria-describedby')).toContain('receipt-code-error')
  })

  it('can still be entered when the last day has passed, and it says so', () => {
    const { onCode, enter } = aCodeStep({ deadline: '2020-02-29' })
    expect(screen.getByText(/February 29, 2020|29 February 2020/)).toBeTruthy()
    enter('ABCD-2345-WXYZ')
    expect(onCode).toHaveBeenCalled()
  })

  it.each(['', '2999-12-31'])('needs no word of a last day that is "%s"', (deadline) => {
    aCodeStep({ deadline })
    expect(screen.queryByText(/last day/)).toBeNull()
  })
})

describe('before anything is deleted', () => {
  it('the code is shown for comparing, and only the button that names it deletes', () => {
    const onConfirm = vi.fn()
    render(<ConfirmStep code="ABCD2345WXYZ" isWorking={false} failed={null} onConfirm={onConfirm} onBack={nobody} />)
    expect(screen.getByText('ABCD-2345-WXYZ')).toBeTruthy()
    expect(onConfirm).not.toHaveBeenCalled()
    fireEvent.click(screen.getByRole('button', { name: t('withdraw.confirm.label') }))
    expect(onConfirm).toHaveBeenCalledOnce()
  })

  it.each(['full', 'unavailable'] as const)(
    'a phone that is %s says that nothing was deleted, and lets her try again',
    (failed) => {
      render(<ConfirmStep code="ABCD2345WXYZ" isWorking={false} failed={failed} onConfirm={nobody} onBack={nobody} />)
      expect(screen.getByRole('alert').textContent).toContain(t(`withdraw.${failed}.error`))
      expect(screen.getByRole('button', { name: t('withdraw.confirm.label') })).toBeTruthy()
    },
  )

  it('nobody can press twice while it is being noted', () => {
    render(<ConfirmStep code="ABCD2345WXYZ" isWorking failed={null} onConfirm={nobody} onBack={nobody} />)
    expect(screen.queryAllByRole('button')).toEqual([])
    expect(screen.getByRole('status').textContent).toBe(t('withdraw.working.status'))
  })
})

it('a code reaches every part that any version of the survey has', async () => {
  expect(await everyPart('femig-global-cso')).toEqual(
    expect.arrayContaining(['answers', 'mapping', 'contacts', 'leaders']),
  )
})
