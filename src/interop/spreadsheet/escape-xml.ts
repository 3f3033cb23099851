/** A text for an XML file or an attribute in double quotes, without what XML cannot hold. */
export const plainXml = (text: string): string => escapeMarks(text.replace(notForXml, '\uFFFD'))

/**
 * A text for a cell. What XML cannot hold is written as `_x001B_`, and so is what already looks like that.
 * @source ECMA-376 part 1, section 22.9.2.19
 */
export function escapeXml(text: string): string {
  // Most cells are codes and need none of it.
  if (/^[\w .,-]*$/.test(text) && !text.includes('_x')) return text
  return escapeMarks(
    text
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replace(notForXml, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`),
  )
}

const escapeMarks = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Control characters except tab and line feed, halves of characters, and two that XML leaves out. */
const notForXml = /(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu
