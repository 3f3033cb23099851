import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTextCsv, writeTextCsv } from '../../src/interop/text-csv.ts'

const row = { key: 'app:page.next.label', note: '', english: 'Continue', translation: '' }

describe('sheets for translators', () => {
  it('come back as they went out, whatever stands in them', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replace(/\r\n?/g, '\n').trim())
    const risky = fc.constantFrom('=1+1', "'=1", '+52', '-x', '@me', 'a "b", c;\n\td', "'", '\u202bمرحبا\u202c')
    const text = fc.oneof(words, risky)
    fc.assert(
      fc.property(fc.array(fc.record({ english: text, translation: text }), { minLength: 1 }), (texts) => {
        const rows = texts.map((given) => ({ ...row, ...given }))
        expect(readTextCsv(writeTextCsv('ar', rows))).toEqual({ status: 'ok', language: 'ar', rows })
      }),
    )
  })

  it('are understood as any spreadsheet saves them: semicolons, tabs, bare cells, without the byte order mark', () => {
    for (const separator of [';', '\t'])
      expect(
        readTextCsv(
          `key${separator}note${separator}en${separator}es\napp:x${separator}${separator}Yes${separator}Sí\n`,
        ),
      ).toEqual({
        status: 'ok',
        language: 'es',
        rows: [{ key: 'app:x', note: '', english: 'Yes', translation: 'Sí' }],
      })
  })

  it('begin with a byte order mark and never with a cell that a spreadsheet would run', () => {
    const sheet = writeTextCsv('es', [{ ...row, translation: '=HYPERLINK("x")' }])
    expect(sheet.startsWith('\uFEFF"key"')).toBe(true)
    expect(sheet).toContain(`"'=HYPERLINK(""x"")"`)
  })

  it('say what is wrong with a file that is none', () => {
    expect(readTextCsv('name,age\nx,3')).toEqual({
      status: 'failed',
      message: 'the first line must read: key, note, en, and the language of the translation',
    })
    expect(readTextCsv('')).toMatchObject({ status: 'failed' })
    expect(readTextCsv('key,note,en,es\nx')).toEqual({ status: 'failed', message: 'row 2 has fewer than three cells' })
  })
})
