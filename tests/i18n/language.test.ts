import { beforeEach, describe, expect, it } from 'vitest'
import {
  firstKnownLanguage,
  foldForSearch,
  formatDay,
  formatNumber,
  language,
  loadTerritoryNames,
  setLanguage,
  startTexts,
  t,
  territoryName,
} from '../../src/i18n/index.ts'

beforeEach(() => startTexts('en', ['app']))

describe('the language of the page', () => {
  it('is the first that we have', () => {
    expect(firstKnownLanguage([null, 'pt-BR', 'es-MX', 'en'])).toBe('es')
    expect(firstKnownLanguage(['AR-MA'])).toBe('ar')
    expect(firstKnownLanguage(['th', ''])).toBe('en')
  })

  it('turns words, lang and dir together', async () => {
    const english = t('page.continue.label')
    await setLanguage('ar')
    expect(t('page.continue.label')).not.toBe(english)
    expect(document.documentElement.lang).toBe('ar')
    expect(document.documentElement.dir).toBe('rtl')
    await setLanguage('sq')
    expect(document.documentElement.dir).toBe('ltr')
  })

  it('isolates an inserted name and leaves digits alone', async () => {
    expect(t('review.change.item', { label: 'Casa' })).toBe('Change: \u2068Casa\u2069')
    expect(t('page.section.label', { n: 3, total: 8 })).toBe('Section 3 of 8')
  })

  it('shows Latin digits in Arabic and groups as each language does', async () => {
    await startTexts('ar', ['app'])
    expect(formatNumber(1234)).toBe('1,234')
    language.value = 'es'
    expect(formatNumber(1234)).toBe('1234')
    language.value = 'fr'
    expect(formatNumber(1234)).toBe('1\u202f234')
  })

  it('writes Albanian numbers and dates as Albanian, also in browsers that have none', async () => {
    await startTexts('sq', ['app'])
    await loadTerritoryNames()
    expect(formatNumber(1000)).toBe('1000')
    expect(formatNumber(10_000)).toBe('10\u00a0000')
    expect(formatNumber(2.5)).toBe('2,5')
    expect(formatDay('2025-03-18')).toBe('18 mars 2025')
    expect(formatDay('2026-12-01')).toBe('1 dhjetor 2026')
  })

  it('knows Albanian countries, also in browsers that do not', async () => {
    await startTexts('sq', ['app'])
    await loadTerritoryNames()
    expect(territoryName('AL')).toBe('Shqipëri')
    expect(territoryName('XK')).toBe('Kosovë')
  })

  it('keeps a calendar day whatever the time zone', async () => {
    expect(formatDay('2026-01-01')).toContain('1, 2026')
    expect(formatDay('not a day')).toBe('not a day')
  })
})

describe('searching', () => {
  it('forgives accents, case and Arabic letter forms', () => {
    expect(foldForSearch('Bogotá ')).toBe('bogota')
    expect(foldForSearch('SHQIPËRI')).toBe('shqiperi')
    expect(foldForSearch('الأُرْدُنّ')).toBe(foldForSearch('الاردن'))
    expect(foldForSearch('مدرسة')).toBe(foldForSearch('مدرسه'))
  })
})
