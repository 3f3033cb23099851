import { describe, expect, it } from 'vitest'
import { readTranslations } from '../../../src/interop/translations/read-translations.ts'
import { writeXliff } from '../../../src/interop/translations/write-xliff.ts'

const file = (body: string, head = 'version="1.2"', language = 'target-language="ar"') =>
  `<?xml version="1.0"?>\n<xliff ${head}><file original="x" source-language="en" ${language} datatype="plaintext"><body>${body}</body></file></xliff>`
const unit = (target: string, more = '') =>
  `<trans-unit id="app:a.b"${more}><source>Hello <ph id="1">{{name}}</ph></source>${target}</trans-unit>`

const textsOf = (document: string) => {
  const read = readTranslations(document)
  if (read.status === 'failed') throw new Error(read.message)
  return read.texts
}

describe('what other tools make of the file', () => {
  it.each([
    ['a placeholder as it was', '<target>مرحبا <ph id="1">{{name}}</ph></target>'],
    ['a placeholder as plain text', '<target>مرحبا {{name}}</target>'],
    ['a placeholder that is only a number', '<target>مرحبا <x id="1"/></target>'],
    ['an empty placeholder', '<target>مرحبا <ph id="1"></ph></target>'],
    [
      'marks of its own',
      '<target><mrk mtype="seg" mid="0">مرحبا <g id="9"><ph id="1">{{name}}</ph></g></mrk></target>',
    ],
    ['letters by number', '<target>&#x645;رحبا <![CDATA[{{name}}]]></target>'],
    [
      'suggestions beside it',
      '<seg-source>x</seg-source><target>مرحبا {{name}}</target><note>n</note><alt-trans><source>no</source><target>لا</target></alt-trans>',
    ],
  ])('%s', (_, target) => {
    expect(textsOf(file(unit(target)))).toEqual([
      { key: 'app:a.b', english: 'Hello {{name}}', translation: 'مرحبا {{name}}', isConfirmed: true },
    ])
  })

  it('is believed about what is settled', () => {
    const isConfirmed = (target: string, more = '') => textsOf(file(unit(target, more)))[0]?.isConfirmed
    expect(isConfirmed('<target state="needs-review-translation">x</target>')).toBe(false)
    expect(isConfirmed('<target state="final">x</target>')).toBe(true)
    expect(isConfirmed('<target state="needs-review-translation">x</target>', ' approved="yes"')).toBe(true)
  })

  it('may name the country besides the language', () => {
    expect(readTranslations(file('', undefined, 'target-language="AR-sa"'))).toMatchObject({ language: 'ar' })
  })
})

it.each([
  ['another version', file('', 'version="2.0"')],
  ['something else', '<html></html>'],
  ['a document type, which could make it grow', `<!DOCTYPE x [<!ENTITY a "aa">]>${file(unit('<target>&a;</target>'))}`],
  ['two languages', file('</body></file><file target-language="fr" source-language="en"><body>')],
  ['no language', file('', undefined, '')],
  ['tags that cross', file('<trans-unit id="a"><source>x</trans-unit></source>')],
  ['nothing', ''],
])('%s is refused whole', (_, document) => {
  expect(readTranslations(document).status).toBe('failed')
})

it('forms of a counted text stand in one group, with their numbers as examples', () => {
  const form = (category: string) => ({
    key: `app:count_${category}`,
    counted: 'app:count',
    english: '{{count}} <days>',
    translation: '',
    state: 'missing' as const,
    note: `Plural form "${category}".`,
    places: ['desk/people'],
    files: ['src/a.tsx'],
  })
  expect(
    writeXliff('ar', [form('one'), form('two')])
      .split('\n')
      .slice(2),
  ).toEqual([
    '<file original="locales/ar/app.json" source-language="en" target-language="ar" datatype="plaintext">',
    '<body>',
    '<group id="app:count" restype="x-plurals">',
    ...['one', 'two'].flatMap((category) => [
      `<trans-unit id="app:count_${category}" resname="app:count_${category}" xml:space="preserve">`,
      '<source><ph id="1">{{count}}</ph> &lt;days&gt;</source>',
      '<target state="needs-translation"></target>',
      '<context-group purpose="location"><context context-type="sourcefile">src/a.tsx</context></context-group>',
      `<note from="developer">Plural form &quot;${category}&quot;.</note>`,
      '<note from="developer">Where: desk/people.</note>',
      '</trans-unit>',
    ]),
    '</group>',
    '</body>',
    '</file>',
    '</xliff>',
    '',
  ])
})
