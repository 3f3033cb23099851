import { attributeOf, readXml, type XmlEvent } from '../spreadsheet/read-xml.ts'
import { UnreadableFile } from '../spreadsheet/unreadable-file.ts'
import type { IncomingText, ReadTranslations } from './translation-unit.ts'

/** States in which a tool says that somebody has still to look. */
const unsettled = /^(new|needs-.*)$/
/** What a tool puts beside the texts, with texts of its own in it. */
const aside: ReadonlySet<string> = new Set(['alt-trans', 'seg-source', 'note', 'context-group', 'bin-unit', 'header'])
/** What stands for something that is not text. A tool may give it back as its number only, which the source explains. */
const placeholders: ReadonlySet<string> = new Set(['ph', 'x'])

interface Unit {
  readonly key: string
  readonly isApproved: boolean
  readonly text: Record<'source' | 'target', string>
  readonly codes: Map<string, string>
  /** The placeholder that is being read. */
  code: { readonly id: string; text: string } | null
  isSettled: boolean
}

/** Reads what a tool has made of `writeXliff`: its own marks and suggestions are passed over. */
export function readXliff(document: string): ReadTranslations {
  const languages = new Set<string>()
  const texts: IncomingText[] = []
  const open: string[] = []
  let unit: Unit | null = null
  let hasEnded = false
  try {
    for (const event of readXml(document)) {
      if (event.kind === 'open') {
        if (open.length === 0 && !isXliff(event)) return failed('this is not an XLIFF file of version 1.2')
        open.push(event.name)
        if (event.name === 'file') languages.add(primary(attributeOf(event, 'target-language') ?? ''))
        if (isAside(open)) continue
        if (event.name === 'trans-unit') unit = begun(event)
        else if (unit) openIn(unit, event)
      } else if (event.kind === 'close') {
        const isPassedOver = isAside(open)
        if (open.pop() !== event.name) return failed(`</${event.name}> closes what is not open`)
        hasEnded = open.length === 0
        if (!unit || isPassedOver) continue
        if (event.name === 'trans-unit') {
          texts.push(finished(unit))
          unit = null
        } else if (placeholders.has(event.name)) closeCode(unit, sideOf(open))
      } else if (unit && !isAside(open)) textIn(unit, event.text, sideOf(open))
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return failed('the XML is broken or holds a document type')
  }
  if (!hasEnded) return failed('it ends in the middle')
  const [language = '', other] = languages
  if (language === '' || other !== undefined) return failed('all files in it must be of one target-language')
  return { status: 'ok', language, texts }
}

const failed = (message: string) => ({ status: 'failed' as const, message })
const isXliff = (event: XmlEvent) => event.name === 'xliff' && attributeOf(event, 'version') === '1.2'
const primary = (tag: string) => tag.toLowerCase().split(/[-_]/)[0] ?? ''
const isAside = (open: readonly string[]) => open.some((name) => aside.has(name))
const sideOf = (open: readonly string[]) => open.find((name) => name === 'source' || name === 'target') ?? null

const begun = (event: XmlEvent): Unit => ({
  key: attributeOf(event, 'id') ?? '',
  isApproved: attributeOf(event, 'approved') === 'yes',
  text: { source: '', target: '' },
  codes: new Map(),
  code: null,
  isSettled: true,
})

function openIn(unit: Unit, event: XmlEvent): void {
  if (event.name === 'target') unit.isSettled = !unsettled.test(attributeOf(event, 'state') ?? '')
  if (placeholders.has(event.name)) unit.code = { id: attributeOf(event, 'id') ?? '', text: '' }
}

function textIn(unit: Unit, text: string, side: 'source' | 'target' | null): void {
  if (unit.code) unit.code.text += text
  else if (side) unit.text[side] += text
}

function closeCode(unit: Unit, side: 'source' | 'target' | null): void {
  const { code } = unit
  if (!code || !side) return
  if (side === 'source') unit.codes.set(code.id, code.text)
  unit.text[side] += code.text || (unit.codes.get(code.id) ?? '')
  unit.code = null
}

const finished = ({ key, text, isSettled, isApproved }: Unit): IncomingText => ({
  key,
  english: text.source,
  translation: text.target,
  isConfirmed: isApproved || isSettled,
})
