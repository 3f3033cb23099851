import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it, vi } from 'vitest'
import { readXlsx } from '../../../src/interop/spreadsheet/read-xlsx.ts'
import { columnLetters } from '../../../src/interop/spreadsheet/workbook.ts'
import { writeXlsx } from '../../../src/interop/spreadsheet/write-xlsx.ts'

// Zipping takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

function read(bytes: Uint8Array) {
  const result = readXlsx(bytes)
  if (result.status === 'failed') throw new Error(result.message)
  return result.workbook.sheets
}

const refusal = (bytes: Uint8Array) => {
  const result = readXlsx(bytes)
  return result.status === 'failed' ? result.message : 'was read'
}

/** A workbook of one sheet, as other programs write them. */
function aWorkbook(sheet: string, more: Readonly<Record<string, string>> = {}, workbookPr = ''): Uint8Array {
  const parts: Record<string, string> = {
    '_rels/.rels':
      '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml': `<x:workbook xmlns:x="m" xmlns:r="o">${workbookPr}<x:sheets><x:sheet name="survey" sheetId="7" r:id="b"/></x:sheets></x:workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="b" Type="x/worksheet" Target="worksheets/one.xml"/><Relationship Id="c" Type="x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="d" Type="x/styles" Target="styles.xml"/></Relationships>',
    'xl/worksheets/one.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...more,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])))
}

describe('an .xlsx file', () => {
  it('gives back every text that was written, whatever stands in it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('=1+1', ' a ', 'a\r\nb', '_x000D_', '<&">', '\u0000', 'ٱلْعَرَبِيَّة', '1.0', 'TRUE'),
    )
    const rows = fc.array(fc.array(text, { maxLength: 5 }), { maxLength: 6 })
    fc.assert(
      fc.property(rows, (written) => {
        const [sheet] = read(writeXlsx([{ name: 'survey', rows: written }]))
        expect(filled(sheet?.rows ?? [])).toEqual(filled(written))
      }),
      { numRuns: 30 },
    )
  })

  it('has names that every spreadsheet accepts, each once', () => {
    const long = 'a/name that is longer than thirty-one characters'
    const names = read(writeXlsx([long, long, 'A'].map((name) => ({ name, rows: [['x']] })))).map(({ name }) => name)
    expect(names).toEqual(['a_name that is longer than thir', 'a_name that is longer than th~2', 'A'])
  })

  it('is the same bytes for the same sheets', () => {
    const sheets = [{ name: 'survey', rows: [['type', 1, null]] }]
    expect(writeXlsx(sheets)).toEqual(writeXlsx(sheets))
  })

  it('is not written with a text that no cell can hold', () => {
    expect(() => writeXlsx([{ name: 'a', rows: [['x'.repeat(32_768)]] }])).toThrow(RangeError)
  })

  it('says what a person sees: whole numbers, days, times, yes and no', () => {
    const cells = [
      '<c t="n"><v>1.0</v></c>',
      '<c><v>0.30000000000000004</v></c>',
      '<c t="b"><v>1</v></c>',
      '<c s="1"><v>46357</v></c>',
      '<c s="1"><v>46357.5</v></c>',
      '<c s="1"><v>0.25</v></c>',
      '<c s="2"><v>46357</v></c>',
      '<c t="str"><f>A1</f><v>formula</v></c>',
      '<c t="s"><v>1</v></c>',
      '<c t="inlineStr"><is><r><t>rich </t></r><r><t>text</t></r></is></c>',
    ]
    const more = {
      'xl/sharedStrings.xml': '<sst><si><t>no</t></si><si><t>東京</t><rPh><t>とうきょう</t></rPh></si></sst>',
      'xl/styles.xml':
        '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="&quot;y&quot;0.0"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>',
    }
    const [sheet] = read(aWorkbook(`<row>${cells.join('')}</row>`, more))
    expect(sheet?.rows).toEqual([
      ['1', '0.3', 'TRUE', '2026-12-01', '2026-12-01T12:00:00', '06:00:00', '46357', 'formula', '東京', 'rich text'],
    ])
    const old = read(aWorkbook(`<row><c s="1"><v>44895</v></c></row>`, more, '<x:workbookPr date1904="1"/>'))
    expect(old[0]?.rows).toEqual([['2026-12-01']])
  })

  it('keeps cells in their places where others are missing', () => {
    const [sheet] = read(aWorkbook('<row r="3"><c r="B3" t="str"><v>b</v></c><c r="C3" s="1"/></row><row r="9"/>'))
    expect(sheet?.rows).toEqual([[], [], ['', 'b']])
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
  })
})

describe('a file that is no form', () => {
  it('is refused in a sentence that says what to do', () => {
    expect(refusal(new Uint8Array())).toBe('The file is empty.')
    expect(refusal(strToU8('type,name'))).toContain('no .xlsx file')
    expect(refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).toContain('old .xls')
    expect(refusal(strToU8('PK\u0003\u0004 and nothing more'))).toContain('cut off or damaged')
    expect(refusal(zipSync({ 'word/document.xml': strToU8('<a/>') }))).toContain('without a workbook')
    expect(refusal(aWorkbook('<row><c t="str"><v>a</v></c')).includes('no spreadsheet')).toBe(true)
    expect(refusal(aWorkbook('<row r="1048577"><c><v>1</v></c></row>'))).toContain('out of order')
    expect(refusal(aWorkbook('<row><c r="XFE1"><v>1</v></c></row>'))).toContain('more columns')
  })

  it('does not grow by entities that it defines itself', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><sst><si><t>&c;</t></si></sst>'
    expect(refusal(aWorkbook('<row/>', { 'xl/sharedStrings.xml': bomb }))).toContain('no spreadsheet')
  })

  it('is refused before it fills the memory, whatever size it claims', () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(65 * 1024 * 1024) }, { level: 1 })
    const view = new DataView(bomb.buffer)
    for (let at = 0; at < bomb.length - 4; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true)
    }
    expect(refusal(bomb)).toContain('larger than 64 MB')
  })

  it('never makes the reader throw, cut or changed anywhere', () => {
    const whole = writeXlsx([
      {
        name: 'survey',
        rows: [
          ['type', 'name'],
          ['text', 'a'],
        ],
      },
    ])
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), (at, byte, isCut) => {
        const bytes = isCut ? whole.slice(0, at) : whole.slice()
        if (!isCut) bytes[at] = byte
        expect(['ok', 'failed']).toContain(readXlsx(bytes).status)
      }),
      { numRuns: 400 },
    )
  })
})

/** Without what no reader can tell: empty cells and rows at the end. */
function filled(rows: readonly (readonly string[])[]): string[][] {
  const trim = <T>(items: readonly T[], isEmpty: (item: T) => boolean): T[] => {
    let end = items.length
    while (end > 0 && isEmpty(items[end - 1] as T)) end -= 1
    return items.slice(0, end)
  }
  return trim(
    rows.map((row) => trim(row, (cell) => cell === '')),
    (row) => row.length === 0,
  )
}
