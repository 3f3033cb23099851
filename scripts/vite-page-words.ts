import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { languages } from '../src/contract/routes.ts'
import { directionOf } from '../src/i18n/language-names.ts'

/** Reads `app.<name>.notice` in every language: what a page must say before, or without, its script. */
function paragraphs(name: string): string {
  return languages
    .map((tag) => {
      const words = JSON.parse(readFileSync(`locales/${tag}/app.json`, 'utf8')).app?.[name]?.notice ?? ''
      return `<p lang="${tag}" dir="${directionOf(tag)}">${words}</p>`
    })
    .join('')
}

/** Fills `<!--words:scripts-->` in the pages, so that even a browser without our script is spoken to in its language. */
export function pageWords(): Plugin {
  return {
    name: 'page-words',
    transformIndexHtml: (html) => html.replace(/<!--words:(\w+)-->/g, (_, name: string) => paragraphs(name)),
  }
}
