import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { type Language, languages } from '../src/contract/routes.ts'
import { formattingTag } from '../src/i18n/language.ts'
import { directionOf, languageNames } from '../src/i18n/language-names.ts'

/** When somebody last compared the statement with what the survey is. */
const writtenOn = new Date('2026-11-25T00:00:00Z')

/** A title and its paragraphs or list, as in `locales/<language>/pages/accessibility.json`. */
type Section = Readonly<Record<string, string>>
type Words = Readonly<Record<'page' | 'goal' | 'help' | 'checked' | 'gaps' | 'contact' | 'date', Section>>

const textIn = (text = ''): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8')) // Both files are checked by `npm run check`.
const own = (tag: Language): string => `data-for="${tag}" lang="${tag}" dir="${directionOf(tag)}"`

function list({ title, ...items }: Section): string {
  const lines = Object.values(items).map((item) => `<li>${textIn(item)}</li>`)
  return `<h2>${textIn(title)}</h2><ul class="statement-list">${lines.join('')}</ul>`
}

function article(tag: Language): string {
  const words: Words = readJson(`locales/${tag}/pages/accessibility.json`)
  const app = readJson(`locales/${tag}/app.json`)
  const { page, goal, help, checked, gaps, contact, date } = words
  const day = new Intl.DateTimeFormat(formattingTag(tag), { dateStyle: 'long', timeZone: 'UTC' }).format(writtenOn)
  const email = textIn(contact['email']).replace('{{email}}', '<bdi data-email dir="ltr"></bdi>')
  const title = `${page['title']} – ${app.app.name.title}`
  return `<article class="statement" id="${tag}" data-title="${textIn(title)}" ${own(tag)}>
    <h1 tabindex="-1">${textIn(page['title'])}</h1><p>${textIn(page['text'])}</p>
    <h2>${textIn(goal['title'])}</h2><p>${textIn(goal['text'])}</p>
    ${list(help)}${list(checked)}${list(gaps)}
    <h2>${textIn(contact['title'])}</h2><p>${textIn(contact['text'])}</p>
    <p data-contact="none">${textIn(contact['none'])}</p><p data-contact="email" hidden>${email}</p>
    <p>${textIn(date['text']).replace('{{date}}', day)}</p>
    <p><a class="footer-link" href="/">${textIn(app.withdraw.survey.label)}</a></p>
  </article>`
}

// Only a script can delete what lies on the phone, so without one there is no such button.
const leave = (tag: Language): string =>
  `<button type="button" class="button button-danger" hidden ${own(tag)}>${textIn(readJson(`locales/${tag}/app.json`).app.leave.label)}</button>`

const link = (tag: Language): string =>
  `<li><a class="button" href="#${tag}" hreflang="${tag}" lang="${tag}" dir="${directionOf(tag)}">${languageNames[tag]}</a></li>`

const page = (): string => `<header class="header not-printed">
    <span class="brand"><span class="brand-mark" aria-hidden="true"></span><span class="brand-name">FeMig</span></span>
    <span class="header-actions">${languages.map(leave).join('')}</span>
  </header>
  <main id="content" class="content">
    <ul class="language-list not-printed">${languages.map(link).join('')}</ul>
    ${languages.map(article).join('')}
  </main>`

/** Writes the accessibility statement in five languages into its page, so that it can be read without any script. */
export function accessibilityPage(): Plugin {
  return {
    name: 'accessibility-page',
    transformIndexHtml: (html) => html.replace('<!--accessibility-->', page),
  }
}
