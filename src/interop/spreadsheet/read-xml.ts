import { UnreadableFile } from './unreadable-file.ts'

export interface XmlEvent {
  readonly kind: 'open' | 'close' | 'text'
  /** The element's name without its prefix; "" for text. */
  readonly name: string
  /** Decoded text; "" for elements. */
  readonly text: string
  readonly attributes: string
}

const token =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)(?:[^\s<>/:=]+:)?([^\s<>/:=]+)((?:\s+[^\s<>=/]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/

/**
 * The XML of spreadsheets, event by event: elements, attributes and text, and nothing that lets a document grow by itself.
 * @throws UnreadableFile for a document type or anything that is no well-formed tag
 */
export function* readXml(document: string): Generator<XmlEvent> {
  const xml = document.replace(/\r\n?/g, '\n')
  // Its own copy: the place where a pattern stands must not be shared between two readers.
  const pattern = new RegExp(token.source, 'y')
  pattern.lastIndex = xml.charCodeAt(0) === 0xfeff ? 1 : 0
  while (pattern.lastIndex < xml.length) {
    const at = pattern.lastIndex
    const match = pattern.exec(xml)
    if (!match) throw new UnreadableFile(`it holds something that is no spreadsheet (character ${at + 1})`)
    const [, cdata, slash, name, attributes = '', isEmpty, text] = match
    if (name !== undefined) {
      if (slash !== '/') yield { kind: 'open', name, text: '', attributes }
      if (slash === '/' || isEmpty === '/') yield { kind: 'close', name, text: '', attributes: '' }
    } else if (text !== undefined) yield { kind: 'text', name: '', text: decode(text), attributes: '' }
    else if (cdata !== undefined) yield { kind: 'text', name: '', text: cdata, attributes: '' }
  }
}

/** One attribute of an `open` event; its prefix may be any. */
export function attributeOf({ attributes }: XmlEvent, name: string): string | undefined {
  if (attributes === '') return undefined
  let pattern = attributePatterns.get(name)
  if (!pattern) {
    pattern = new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    attributePatterns.set(name, pattern)
  }
  const match = pattern.exec(attributes)
  return match ? decode(match[1] ?? match[2] ?? '') : undefined
}

const attributePatterns = new Map<string, RegExp>()

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decode(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[name] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}
