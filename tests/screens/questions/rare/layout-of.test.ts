import { expect, it } from 'vitest'
import { layoutOf } from '../../../../src/screens/questions/rare/layout-of.ts'

it('reads what XLSForm says of the arrangement of choices', () => {
  const look = (appearance: string) => layoutOf({ appearance }).look.trim()
  expect(look('columns-3')).toBe('laid-out-columns-3')
  expect(look('w1 quickcompact-2')).toBe('laid-out-columns-2')
  expect(look('columns-12')).toBe('laid-out-columns-6')
  expect(look('horizontal')).toBe('laid-out-columns')
  expect(look('columns-pack no-buttons')).toBe('laid-out-packed')
  expect(look('list-nolabel')).toBe('laid-out-row laid-out-nolabel')
  expect(look('')).toBe('')
  expect(layoutOf({ appearance: 'minimal quick' })).toMatchObject({ isClosed: true, goesOn: true, isHeader: false })
})
