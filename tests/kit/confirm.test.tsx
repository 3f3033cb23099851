import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { startTexts, t } from '../../src/i18n/index.ts'
import { Confirm } from '../../src/kit/index.ts'

beforeAll(() => startTexts('en', ['app']))
afterEach(cleanup)

const press = (key: string) => fireEvent.click(screen.getByRole('button', { name: t(key) }))

it('a question asked in place takes the focus, and Cancel gives it back to the button', async () => {
  const onConfirm = vi.fn()
  render(<Confirm label="repeat.remove.label" question="repeat.remove.question" onConfirm={onConfirm} />)
  await vi.waitFor(() => expect(screen.getAllByRole('button')).toHaveLength(1))
  expect(document.activeElement).toBe(document.body)
  press('repeat.remove.label')
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe(t('repeat.remove.question')))
  press('app.cancel.label')
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe(t('repeat.remove.label')))
  expect(onConfirm).not.toHaveBeenCalled()
})
