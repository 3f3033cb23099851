import { plainXml } from '../spreadsheet/escape-xml.ts'
import { placeholderPattern } from '../text-placeholders.ts'
import type { TranslationUnit } from './translation-unit.ts'

/**
 * Texts for a translator's own tool, one `<file>` for each file of words. Version 1.2 and not 2.0: Weblate, Crowdin,
 * OmegaT, memoQ and Trados all read and write it by themselves, while 2.0 is a trial in some and needs a plug-in in
 * others. Placeholders are `<ph>`, which such a tool lets nobody change; the forms of a counted text stand in a group.
 * @source XLIFF 1.2, http://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
 */
export function writeXliff(language: string, units: readonly TranslationUnit[]): string {
  const names = [...new Set(units.map(({ key }) => namespaceOf(key)))]
  const files = names.map((name) =>
    fileOf(
      language,
      name,
      units.filter(({ key }) => namespaceOf(key) === name),
    ),
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">',
    ...files,
    '</xliff>',
    '',
  ].join('\n')
}

const namespaceOf = (key: string): string => key.slice(0, key.indexOf(':'))

function fileOf(language: string, name: string, units: readonly TranslationUnit[]): string {
  const original = plainXml(`locales/${language}/${name}.json`)
  const groups = new Map<string, TranslationUnit[]>()
  for (const unit of units)
    groups.set(unit.counted ?? unit.key, [...(groups.get(unit.counted ?? unit.key) ?? []), unit])
  const lines = [...groups].flatMap(([id, forms]) =>
    forms[0]?.counted === null
      ? forms.map(unitOf)
      : [`<group id="${plainXml(id)}" restype="x-plurals">`, ...forms.map(unitOf), '</group>'],
  )
  return [
    `<file original="${original}" source-language="en" target-language="${plainXml(language)}" datatype="plaintext">`,
    '<body>',
    ...lines,
    '</body>',
    '</file>',
  ].join('\n')
}

const states = {
  missing: 'needs-translation',
  stale: 'needs-review-translation',
  translated: 'translated',
  signed: 'signed-off',
} as const satisfies Record<TranslationUnit['state'], string>

function unitOf({ key, english, translation, state, note, places, files }: TranslationUnit): string {
  const ids = new Map<string, number>()
  const notes = [note, ...(places.length > 0 ? [`Where: ${places.join('; ')}.`] : [])].filter(Boolean)
  return [
    `<trans-unit id="${plainXml(key)}" resname="${plainXml(key)}" xml:space="preserve"${state === 'signed' ? ' approved="yes"' : ''}>`,
    `<source>${inline(english, ids)}</source>`,
    `<target state="${states[state]}">${inline(translation, ids)}</target>`,
    ...files.map(
      (file) =>
        `<context-group purpose="location"><context context-type="sourcefile">${plainXml(file)}</context></context-group>`,
    ),
    ...notes.map((words) => `<note from="developer">${plainXml(words)}</note>`),
    '</trans-unit>',
  ].join('\n')
}

/** @param ids numbers of the placeholders: the same one has the same number in source and target, wherever it stands */
function inline(text: string, ids: Map<string, number>): string {
  let at = 0
  let xml = ''
  for (const match of text.matchAll(placeholderPattern)) {
    const [code] = match
    const id = ids.get(code) ?? ids.size + 1
    ids.set(code, id)
    xml += `${plainXml(text.slice(at, match.index))}<ph id="${id}">${plainXml(code)}</ph>`
    at = match.index + code.length
  }
  return xml + plainXml(text.slice(at))
}
