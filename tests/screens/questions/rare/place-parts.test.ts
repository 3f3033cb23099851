import fc from 'fast-check'
import { expect, it } from 'vitest'
import { placeParts, placeText } from '../../../../src/screens/questions/rare/place-parts.ts'

const place = (latitude: string, longitude: string, accuracy = '') => ({ latitude, longitude, altitude: '', accuracy })

it('makes one answer of two fields and takes it apart again, also while one is empty', () => {
  const degrees = fc.stringMatching(/^-?\d{0,3}(\.\d{0,6})?$/)
  fc.assert(
    fc.property(degrees, degrees, (latitude, longitude) => {
      expect(placeParts(placeText(place(latitude, longitude), null))).toEqual(place(latitude, longitude))
    }),
  )
})

it('understands a comma, and both coordinates pasted into one field', () => {
  expect(placeText(place('19,4326', '٫5'), null)).toBe('19.4326 .5')
  expect(placeText(place('19.4326, -99.1332', ''), null)).toBe('19.4326 -99.1332')
  expect(placeText(place('', '46.2 6.14'), null)).toBe('46.2 6.14')
})

it('keeps nothing that is finer than the form asks for', () => {
  expect(placeText(place('19.432608', '-99.133209', '4'), 2)).toBe('19.43 -99.13')
  expect(placeText(place('19.432608', '-99.133209', '4'), null)).toBe('19.432608 -99.133209 0 4')
})
