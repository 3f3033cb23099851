import { escapeXml } from './escape-xml.ts'

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

export const sheetPath = (index: number): string => `xl/worksheets/sheet${index + 1}.xml`

/**
 * Everything of a workbook but its sheets, which stand at `sheetPath`.
 * @returns XML by path
 * @source ECMA-376 part 1 (SpreadsheetML), part 2 (packages)
 */
export function workbookParts(names: readonly string[]): ReadonlyMap<string, string> {
  const parts: readonly (readonly [string, string])[] = [
    ['[Content_Types].xml', contentTypes(names.length)],
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbookXml(names)],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...names.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const),
        ['styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', stylesXml],
  ]
  return new Map(parts.map(([path, xml]) => [path, `${xmlHead}${xml}`]))
}

/** As a spreadsheet allows them: 31 characters, none of []:*?/\, each once whatever its case. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>()
  return wanted.map((name) => {
    const plain = name.replace(/[[\]:*?/\\]/g, '_').slice(0, 31) || 'sheet'
    let free = plain
    for (let n = 2; taken.has(free.toLowerCase()); n += 1) free = `${plain.slice(0, 31 - `~${n}`.length)}~${n}`
    taken.add(free.toLowerCase())
    return free
  })
}

function contentTypes(count: number): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const sheets = Array.from(
    { length: count },
    (_, at) => `<Override PartName="/${sheetPath(at)}" ContentType="${type}.worksheet+xml"/>`,
  )
  return [
    `<Types xmlns="${packages}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    `<Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>`,
    `<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>`,
    ...sheets,
    '</Types>',
  ].join('')
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const each = targets.map(
    ([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${kind}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${packages}/relationships">${each.join('')}</Relationships>`
}

function workbookXml(names: readonly string[]): string {
  const sheets = names.map((name, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
  return `<workbook xmlns="${mainNamespace}" xmlns:r="${office}"><sheets>${sheets.join('')}</sheets></workbook>`
}

const stylesXml = [
  `<styleSheet xmlns="${mainNamespace}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>`,
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>',
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>',
  '<cellXfs count="4"><xf numFmtId="0" fontId="0"/>',
  // 49 is "text", so that nobody's spreadsheet makes a date of an answer such as 1-2.
  '<xf numFmtId="49" fontId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/>',
  '<xf numFmtId="164" fontId="0" applyNumberFormat="1"/></cellXfs></styleSheet>',
].join('')
