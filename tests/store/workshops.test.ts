import { expect, it } from 'vitest'
import { workshop } from '../../src/contract/workshop.ts'
import { anArrival } from '../support/an-arrival.ts'
import { eachStore } from '../support/each-store.ts'

eachStore((database) => {
  it('begins with the ten workshops of the sources, and leaves open what they leave open', async () => {
    const workshops = await (await (await database()).open()).workshops()
    expect(workshops.map(({ code }) => code)).toEqual([
      'alb_tbc',
      'bkk_2024',
      'bog_2025',
      'can_tbc',
      'cpt_tbc',
      'eth_tbc',
      'ktm_tbc',
      'mex_2025',
      'rba_tbc',
      'uio_tbc',
    ])
    for (const one of workshops) expect(workshop.parse(one)).toEqual(one)
    const bangkok = workshops.find(({ code }) => code === 'bkk_2024')
    expect(bangkok).toMatchObject({ dateAsPrinted: 'Nov 31 / Dec 1', dateStart: null, attendance: 38 })
  })

  it('puts back neither what was changed nor what was deleted, however often the server starts', async () => {
    const { open } = await database()
    const store = await open()
    const [albania] = await store.workshops()
    if (!albania) throw new Error('the sources name Albania')
    await store.saveWorkshop({ ...albania, place: 'Tirana' })
    await store.deleteWorkshop('can_tbc')
    const workshops = await (await open()).workshops()
    expect(workshops.find(({ code }) => code === 'alb_tbc')?.place).toBe('Tirana')
    expect(workshops.some(({ code }) => code === 'can_tbc')).toBe(false)
  })

  it('says what cannot be done instead of doing half of it', async () => {
    const store = await (await database()).open()
    const [albania] = await store.workshops()
    if (!albania) throw new Error('the sources name Albania')
    expect(await store.createWorkshop(albania)).toBe('exists')
    expect(await store.createWorkshop({ ...albania, code: 'new_2027' })).toBe('created')
    expect(await store.saveWorkshop({ ...albania, code: 'none_2027' })).toBe('unknown')
    expect(await store.deleteWorkshop('none_2027')).toBe('unknown')
    expect(await store.deleteWorkshop('new_2027')).toBe('deleted')
  })

  it('keeps a workshop that a submission names', async () => {
    const store = await (await database()).open()
    await store.keep([anArrival({ workshop: 'rba_tbc' })], '2026-12-03')
    expect(await store.deleteWorkshop('rba_tbc')).toBe('in_use')
  })
})
