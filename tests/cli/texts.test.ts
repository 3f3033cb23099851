import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { run } from '../../src/cli/commands/texts.ts'
import { readTextCsv, writeTextCsv } from '../../src/interop/text-csv.ts'
import { textStamp } from '../../src/interop/text-stamp.ts'

let root = ''
let output: string[] = []

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'texts-'))
  output = []
  vi.spyOn(console, 'log').mockImplementation((line) => void output.push(String(line)))
  vi.spyOn(console, 'error').mockImplementation((line) => void output.push(String(line)))
  write('en/app.json', {
    page: { next: { label: 'Continue' }, count_one: '{{count}} answer', count_other: '{{count}} answers' },
  })
})

afterEach(() => {
  vi.restoreAllMocks()
  rmSync(root, { recursive: true })
})

function write(file: string, content: unknown): void {
  mkdirSync(join(root, 'locales', file, '..'), { recursive: true })
  writeFileSync(join(root, 'locales', file), typeof content === 'string' ? content : JSON.stringify(content))
}
const read = (file: string): unknown => JSON.parse(readFileSync(join(root, 'locales', file), 'utf8'))
const texts = (...args: string[]) => run([...args, '--root', root])

const albanian = {
  page: { next: { label: 'Vazhdo' }, count_one: '{{count}} përgjigje', count_other: '{{count}} përgjigje' },
}

describe('texts status', () => {
  it('shows a complete language with its review state and ends with 0', async () => {
    write('sq/app.json', albanian)
    const entry = (text: string) => `2026-12-03 ${textStamp('Continue')} ${textStamp(text)}`
    const reviewers = ['Besa', 'Drita'].map((name) => ({
      name,
      organisation: 'Q',
      on: '2026-12-03',
      // The second stands for words that have changed since.
      signed: { 'app:page.next.label': entry('Vazhdo'), 'app:page.count_one': entry('Një përgjigje') },
    }))
    write('sq/review.json', { language: 'sq', state: 'unreviewed', reviewers, doubts: [] })
    expect(await texts('status', '--language', 'sq')).toBe(0)
    expect(output.map((line) => line.split(/ {2,}/))).toEqual([
      ['language', 'needed', 'present', 'covered', 'missing', 'extra', 'placeholder', 'stale', 'signed', 'review'],
      ['sq', '3', '3', '100 %', '0', '0', '0', '0', '1', 'unreviewed'],
    ])
  })

  it('ends with 1 and lists what is missing, never rounding up to 100 %', async () => {
    write('sq/app.json', { page: { next: { label: 'Vazhdo' }, count_one: '{{count}} përgjigje' } })
    expect(await texts('status', '--language', 'sq')).toBe(1)
    expect(output[1]).toContain('66 %')
    expect(output.at(-1)).toBe(
      'missing  locales/sq/app.json: page.count_other is missing; English: "{{count}} answers"',
    )
  })

  it('names the file that is broken, in one line', async () => {
    write('sq/app.json', '{ "page": ')
    expect(await texts('status', '--language', 'sq')).toBe(1)
    expect(output).toEqual([expect.stringMatching(/^locales\/sq\/app\.json: is not valid JSON .* mend the file/)])
    output = []
    write('sq/app.json', { page: { next: { label: 3 } } })
    expect(await texts('status', '--language', 'sq')).toBe(1)
    expect(output).toEqual([expect.stringMatching(/^locales\/sq\/app\.json: page/)])
  })
})

describe('texts stamp', () => {
  it('shows later that the English changed, until somebody says that the translation still holds', async () => {
    write('sq/app.json', albanian)
    expect(await texts('stamp', '--language', 'sq')).toBe(0)
    expect(await texts('status', '--language', 'sq', '--strict')).toBe(0)

    write('en/app.json', {
      page: { next: { label: 'Next' }, count_one: '{{count}} answer', count_other: '{{count}} answers' },
    })
    expect(await texts('stamp', '--language', 'sq'), 'a new run must not hide it').toBe(0)
    expect(await texts('status', '--language', 'sq')).toBe(0)
    expect(await texts('status', '--language', 'sq', '--strict')).toBe(1)
    expect(output.at(-1)).toMatch(/^stale {2}locales\/sq\/app\.json: page\.next\.label/)

    expect(await texts('stamp', '--language', 'sq', 'app:page.next.label')).toBe(0)
    expect(await texts('status', '--language', 'sq', '--strict')).toBe(0)
  })
})

describe('texts export and import', () => {
  const sheet = () => join(root, 'sheet.csv')
  const fill = (change: (key: string) => string) => {
    const before = readTextCsv(readFileSync(sheet(), 'utf8'))
    if (before.status === 'failed') throw new Error(before.message)
    const rows = before.rows.map((row) => ({ ...row, translation: change(row.key) || row.translation }))
    writeFileSync(sheet(), writeTextCsv(before.language, rows))
    return before.rows
  }

  it('carry every text to a translator and back, in the order of the English file', async () => {
    expect(await texts('export', '--language', 'ar', '--out', sheet())).toBe(0)
    const rows = fill((key) => (key.includes('count_') ? `{{count}} ${key}` : 'متابعة'))
    expect(rows.map(({ key }) => key)).toEqual([
      'app:page.next.label',
      ...['zero', 'one', 'two', 'few', 'many', 'other'].map((category) => `app:page.count_${category}`),
    ])
    expect(rows.find(({ key }) => key.endsWith('_few'))?.note).toBe(
      'Keep unchanged: {{count}}. Plural form "few", for example 3, 4, 5.',
    )
    expect(await texts('import', sheet())).toBe(0)
    expect(await texts('status', '--language', 'ar', '--strict')).toBe(0)
    expect(Object.keys((read('ar/app.json') as { page: object }).page)).toEqual([
      'next',
      ...['zero', 'one', 'two', 'few', 'many', 'other'].map((category) => `count_${category}`),
    ])
  })

  it('change nothing when a sheet is taken back as it was', async () => {
    write('sq/app.json', albanian)
    await texts('export', '--language', 'sq', '--out', sheet())
    expect(await texts('import', sheet())).toBe(0)
    expect(read('sq/app.json')).toEqual(albanian)
  })

  it('take nothing from a sheet with one broken placeholder, and say where', async () => {
    write('sq/app.json', albanian)
    await texts('export', '--language', 'sq', '--out', sheet())
    fill((key) => (key.endsWith('count_other') ? 'shumë {{numri}}' : 'e re'))
    expect(await texts('import', sheet())).toBe(1)
    expect(output.slice(-2)).toEqual([
      `${sheet()}: app:page.count_other: lacks {{count}}`,
      `${sheet()}: app:page.count_other: has {{numri}}, which the English does not have`,
    ])
    expect(read('sq/app.json')).toEqual(albanian)
  })

  it('show a translation as stale when the English changed while the sheet was away', async () => {
    await texts('export', '--language', 'sq', '--out', sheet())
    write('en/app.json', {
      page: { next: { label: 'Next' }, count_one: '{{count}} answer', count_other: '{{count}} answers' },
    })
    fill((key) => (key.includes('count_') ? '{{count}} përgjigje' : 'Vazhdo'))
    expect(await texts('import', sheet())).toBe(0)
    expect(await texts('status', '--language', 'sq', '--strict')).toBe(1)
    expect(output.at(-1)).toMatch(/^stale {2}/)
  })
})

describe('texts export and import of XLIFF', () => {
  const file = () => join(root, 'ar.xlf')
  const change = (from: string, to: string) => writeFileSync(file(), readFileSync(file(), 'utf8').replace(from, to))
  const arabic = {
    page: {
      next: { label: 'متابعة' },
      ...Object.fromEntries(
        ['zero', 'one', 'two', 'few', 'many', 'other'].map((form) => [`count_${form}`, `{{count}} إجابة`]),
      ),
    },
  }

  it('show first what would change, then take it, and say what is stale', async () => {
    write('ar/app.json', arabic)
    await texts('stamp', '--language', 'ar')
    expect(await texts('export', '--language', 'ar', '--out', file())).toBe(0)
    write('en/app.json', {
      page: { next: { label: 'Next' }, count_one: '{{count}} answer', count_other: '{{count}} answers' },
    })
    change('<target state="translated">متابعة', '<target state="translated">التالي')
    output = []
    expect(await texts('import', file(), '--dry-run')).toBe(0)
    expect(output).toEqual([
      'app:page.next.label',
      '  - متابعة',
      '  + التالي',
      'note: app:page.next.label: was translated from an older English; now: "Next"',
      '1 texts would be taken into locales/ar, 6 as they were, 0 empty',
    ])
    expect(read('ar/app.json')).toEqual(arabic)
    expect(await texts('import', file())).toBe(0)
    expect(read('ar/app.json')).toMatchObject({ page: { next: { label: 'التالي' } } })
    expect(await texts('status', '--language', 'ar', '--strict')).toBe(1)
  })

  it('clear a stale mark only when the translator says that the text still holds', async () => {
    write('ar/app.json', arabic)
    await texts('stamp', '--language', 'ar')
    write('en/app.json', {
      page: { next: { label: 'Go on' }, count_one: '{{count}} answer', count_other: '{{count}} answers' },
    })
    await texts('export', '--language', 'ar', '--out', file())
    expect(await texts('import', file())).toBe(0)
    expect(await texts('status', '--language', 'ar', '--strict')).toBe(1)
    change('state="needs-review-translation"', 'state="final"')
    expect(await texts('import', file())).toBe(0)
    expect(await texts('status', '--language', 'ar', '--strict')).toBe(0)
  })

  it('take nothing where one text breaks a rule, a key is not ours, or the file is not what it says', async () => {
    write('ar/app.json', arabic)
    await texts('export', '--language', 'ar', '--out', file())
    change('متابعة</target>', 'متابعة?</target>')
    change('id="app:page.count_few"', 'id="app:page.gone"')
    expect(await texts('import', file())).toBe(1)
    expect(output.slice(-2)).toEqual([
      `${file()}: app:page.next.label: a Latin comma, semicolon or question mark`,
      `${file()}: app:page.gone: no such text`,
    ])
    expect(read('ar/app.json')).toEqual(arabic)
    expect(await texts('export', '--language', 'ar', '--out', join(root, 'ar.doc'))).toBe(2)
  })
})

describe('wrong usage', () => {
  it('ends with 2 and shows how it is meant', async () => {
    for (const args of [
      [],
      ['fly'],
      ['status', '--language', 'xx'],
      ['export'],
      ['import'],
      ['status', '--nonsense'],
    ]) {
      output = []
      expect(await run(args)).toBe(2)
      expect(output.join('\n')).toContain('texts status [--language xx]')
    }
  })
})

describe('the words of this repository', () => {
  it('are complete in English, for the app and for every published form version', async () => {
    cpSync('locales/en', join(root, 'locales/en'), { recursive: true })
    cpSync('survey-definitions', join(root, 'survey-definitions'), { recursive: true })
    expect(await texts('status', '--language', 'en'), output.join('\n')).toBe(0)
  })
})
