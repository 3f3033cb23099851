import { expect, it } from 'vitest'
import { regionOf, regions } from '../../src/contract/regions.ts'
import { centreOf } from '../../src/dashboard/plots/world.ts'
import { territoryCodes } from '../../src/i18n/territory-names.ts'
import { definition } from '../support/femig-survey.ts'

it('puts every country and territory of the survey into one region of its list, but Antarctica', () => {
  expect(territoryCodes.filter((code) => regionOf(code) === null)).toEqual(['AQ'])
  const list = definition.choices['regions']?.map(({ name }) => name) ?? []
  expect(list).toEqual([...regions, 'global', 'prefer_not_to_say'])
})

it('follows the survey where M49 is silent or groups otherwise', () => {
  expect(regionOf('XK')).toBe('southern_europe')
  expect(regionOf('TW')).toBe('eastern_asia')
  expect(regionOf('MX')).toBe('central_america_mexico')
})

it('has a place on the map for every country and territory of the survey', () => {
  expect(territoryCodes.filter((code) => !centreOf.has(code))).toEqual([])
})
