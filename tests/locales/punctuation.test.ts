import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { languages } from '../../src/contract/routes.ts'
import { flattenTexts, type TextTree } from '../../src/interop/text-tree.ts'
import { punctuationFindings, punctuationNames } from '../../src/interop/translations/punctuation.ts'

const notWords = /(review|sources)\.json$/

describe('every text is set as its language is', () => {
  for (const language of languages) {
    const folder = `locales/${language}`
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.json$/.test(file))
    it.each(files.filter((file) => !notWords.test(file)))(`${language}: %s`, (file) => {
      const texts = flattenTexts(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as TextTree)
      expect(texts.size).toBeGreaterThan(10)
      const wrong = [...texts].flatMap(([key, text]) =>
        punctuationFindings(language, text).map((finding) => `${key}: ${punctuationNames[finding]}: ${text}`),
      )
      expect(wrong).toEqual([])
    })
  }
})

describe('what would not pass', () => {
  it.each([
    ['en', 'Two  spaces', 'two spaces'],
    ['en', 'Don\u0027t', 'a straight quote or apostrophe'],
    ['en', 'page.next.label', 'something left over from the code'],
    ['sq', 'A jeni gati ?', 'a space before a mark'],
    ['es', 'Está seguro?', 'a question without its opening mark'],
    ['es', '¿Quién? Cuándo?', 'a question without its opening mark'],
    ['fr', 'Prêt ?', 'no narrow no-break space before ; ! ?'],
    ['fr', 'Contact : {{email}}', 'no no-break space before a colon'],
    ['fr', '« Oui »', 'no no-break space inside « »'],
    ['ar', 'نعم, لا', 'a Latin comma, semicolon or question mark'],
    ['ar', 'نعم ؟', 'a space before a mark'],
  ])('%s: %s', (language, text, finding) => {
    expect(punctuationFindings(language, text).map((code) => punctuationNames[code])).toEqual([finding])
  })

  it.each([
    ['fr', 'Une adresse\u00a0: https://exemple.org/a?b'],
    ['fr', 'Prêt\u202f? Le lien commence par https:// ou http://.'],
    ['ar', 'مثل \u2068a, b?\u2069، أو 1,000'],
    ['es', '¿Sí? ¿Y ahora?'],
  ])('and what does, in %s: %s', (language, text) => {
    expect(punctuationFindings(language, text)).toEqual([])
  })
})
