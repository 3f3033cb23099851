import { fireEvent, screen, within } from '@testing-library/preact'
import { beforeEach, expect, it } from 'vitest'
import { loadTerritoryNames, setLanguage, startTexts } from '../../../../src/i18n/index.ts'
import { aPageOf, aSurveyOf, waiting } from './a-page-of.tsx'

beforeEach(() => Promise.all([startTexts('en', ['app', 'questions']), loadTerritoryNames()]))

it('takes a time of day in two fields, and five past nine typed as 9 and 5', async () => {
  const respond = aPageOf({ type: 'time', name: 'at' })
  fireEvent.input(await screen.findByLabelText('Hour (0 to 23)', undefined, waiting), { target: { value: '9' } })
  const minute = screen.getByLabelText('Minute')
  fireEvent.input(minute, { target: { value: '٥' } })
  expect(respond.session().node('/all/at')?.violation).toBe('type')
  fireEvent.blur(minute)
  expect(respond.session().node('/all/at')).toMatchObject({ value: '09:05', violation: null })
  fireEvent.input(screen.getByLabelText('Hour (0 to 23)'), { target: { value: '24' } })
  respond.continueFrom('/all')
  expect((await screen.findAllByText(/Enter the time as hour and minute/)).length).toBeGreaterThan(0)
})

it('takes a day and its time, and keeps what is there while a part is missing', async () => {
  const respond = aPageOf({ type: 'dateTime', name: 'met' })
  fireEvent.input(await screen.findByLabelText('Hour (0 to 23)', undefined, waiting), { target: { value: '14' } })
  fireEvent.input(screen.getByLabelText('Minute'), { target: { value: '30' } })
  fireEvent.input(screen.getByLabelText('Year'), { target: { value: '2025' } })
  expect(respond.session().node('/all/met')).toMatchObject({ entered: '2025--T14:30', violation: 'type' })
  fireEvent.change(screen.getByLabelText('Month'), { target: { value: '03' } })
  fireEvent.input(screen.getByLabelText('Day'), { target: { value: '8' } })
  expect(respond.session().node('/all/met')).toMatchObject({ value: '2025-03-08T14:30', violation: null })
})

it('shows what may only be read, and no field', async () => {
  const respond = aPageOf({ type: 'text', name: 'code', default: 'A-17', readonly: 'true()' })
  expect(await screen.findByText(/A-17/, undefined, waiting)).toBeTruthy()
  expect(screen.queryAllByRole('textbox')).toEqual([])
  expect(respond.session().node('/all/code')?.value).toBe('A-17')
})

it('offers a closed list where the form wants one, of one answer or of several', async () => {
  const respond = aPageOf(
    { type: 'select_one', name: 'one', list: 'fruit', appearance: 'minimal' },
    { type: 'select_multiple', name: 'some', list: 'fruit', appearance: 'minimal' },
    { type: 'range', name: 'tenths', appearance: 'picker', parameters: 'start=0 end=1 step=0.1' },
  )
  const one = await screen.findByLabelText<HTMLSelectElement>('one', undefined, waiting)
  fireEvent.change(one, { target: { value: 'pear' } })
  fireEvent.click(screen.getByText('Open the list'))
  const several = within(screen.getByRole('group', { name: 'some' }))
  fireEvent.click(several.getByLabelText('apple'))
  fireEvent.click(several.getByLabelText('fig'))
  expect(several.getByText('apple, fig')).toBeTruthy()
  const tenths = screen.getByLabelText<HTMLSelectElement>('tenths')
  expect([...tenths.options].map(({ value }) => value)).toContain('0.3')
  fireEvent.change(tenths, { target: { value: '0.3' } })
  const values = ['one', 'some', 'tenths'].map((name) => respond.session().node(`/all/${name}`)?.value)
  expect(values).toEqual(['pear', 'apple fig', '0.3'])
  expect(tenths.value).toBe('0.3')
})

it('asks nothing by the row that heads a table, and offers no change in the review where there is none to make', async () => {
  const respond = aPageOf(
    { type: 'select_one', name: 'heading', list: 'fruit', appearance: 'label', required: 'true()' },
    { type: 'select_one', name: 'first', list: 'fruit', appearance: 'list-nolabel' },
    { type: 'geotrace', name: 'way' },
    { type: 'text', name: 'code', default: 'A-17', readonly: 'true()' },
  )
  const heading = within(await screen.findByRole('group', { name: /heading/ }, waiting))
  expect(heading.queryAllByRole('radio')).toEqual([])
  respond.continueFrom('/all')
  expect(await screen.findByRole('button', { name: /Change: .*first/ })).toBeTruthy()
  expect(screen.queryAllByText(/^(heading|way)$/)).toEqual([])
  expect(screen.getByText(/A-17/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Change: .*code/ })).toBeNull()
})

it('goes on by itself after a touch where the form wants it, and not after an arrow key', async () => {
  const respond = aSurveyOf(
    { type: 'select_one', name: 'fast', list: 'fruit', appearance: 'quick' },
    { type: 'text', name: 'next' },
  )
  expect(await screen.findByText(/leads straight to the next question/, undefined, waiting)).toBeTruthy()
  const pear = screen.getByLabelText('pear')
  fireEvent.keyDown(pear, { key: 'ArrowDown' })
  fireEvent.click(pear)
  expect(respond.session().node('/fast')?.value).toBe('pear')
  fireEvent.pointerDown(screen.getByLabelText('fig'))
  fireEvent.click(screen.getByLabelText('fig'))
  await expect.poll(() => respond.view.value, waiting).toEqual({ kind: 'page', id: '/next' })
})

it('says which columns a table made by hand has, and gives each answer its name', async () => {
  aPageOf(
    { type: 'select_one', name: 'head', list: 'fruit', appearance: 'label' },
    { type: 'select_one', name: 'cake', list: 'fruit', appearance: 'list-nolabel' },
  )
  const cake = within(await screen.findByRole('group', { name: 'cake' }, waiting))
  expect(cake.getAllByRole('radio').length).toBe(3)
  expect(cake.getByLabelText('pear')).toBeTruthy()
  expect(within(screen.getByRole('group', { name: 'head' })).queryAllByRole('radio')).toEqual([])
})

it('speaks the language that is chosen later, too', async () => {
  aPageOf({ type: 'time', name: 'at' })
  await screen.findByLabelText('Minute', undefined, waiting)
  await setLanguage('es')
  expect(await screen.findByLabelText('Hora (de 0 a 23)', undefined, waiting)).toBeTruthy()
})
