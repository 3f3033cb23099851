import { forPublic, type TableRecord } from '../../analysis/index.ts'
import type { SurveyNode } from '../../contract/definition.ts'
import { type Language, languages } from '../../contract/routes.ts'
import type { ExportWords } from '../../interop/export/export-words.ts'
import type { PublishedSurvey } from '../published-survey.ts'
import { analysedIn } from './analysed-in.ts'
import { createPageWords, type PageWords } from './page-words.ts'
import { resultsTable } from './results-table.ts'

export interface ResultsPage {
  /** The built page with its styles; null where only the API is served. */
  readonly shell: Uint8Array | null
  readonly survey: PublishedSurvey
  readonly language: Language
  readonly wordsIn: (language: Language) => ExportWords
  /** Null where the page is switched off or nothing can be told yet. */
  readonly edition: { readonly day: string; readonly responses: number } | null
  readonly tables: readonly TableRecord[]
}

const bareShell =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><title></title></head><body><!--results--></body></html>'
const directionOf = (language: Language) => (language === 'ar' ? 'rtl' : 'ltr')

/** The whole public page as HTML that needs no script: a table with bars for each question. */
export function resultsPage(page: ResultsPage): string {
  const { shell, language } = page
  const words = createPageWords(language, page.wordsIn(language))
  return (shell ? new TextDecoder().decode(shell) : bareShell)
    .replace('<html lang="en">', `<html lang="${language}" dir="${directionOf(language)}">`)
    .replace(/<title>.*?<\/title>/, () => `<title>${words.text('results.page.title')} – FeMig</title>`)
    .replace('<!--results-->', () => `${header(page, words)}${content(page, words)}`)
}

function header({ language, wordsIn }: ResultsPage, { text }: PageWords): string {
  const link = (tag: Language) => {
    const name = createPageWords(tag, wordsIn(tag)).code('languages', tag)
    const current = tag === language ? ' aria-current="true"' : ''
    return `<li><a class="button" href="?lang=${tag}" lang="${tag}" dir="${directionOf(tag)}" hreflang="${tag}"${current}>${name}</a></li>`
  }
  return `<a class="skip-link" href="#content">${text('desk.content.skip')}</a>
<header class="results-header not-printed"><span class="brand"><span class="brand-mark" aria-hidden="true"></span><span class="brand-name">FeMig</span></span>
<nav aria-label="${text('results.languages.label')}"><ul class="language-list">${languages.map(link).join('')}</ul></nav></header>`
}

function content(page: ResultsPage, words: PageWords): string {
  const { edition, language } = page
  const { text, number, day } = words
  const tables = edition ? sections(page, words) : ''
  const says =
    edition && tables
      ? `<p class="results-base">${text('results.base.label', { n: number(edition.responses), day: day(edition.day) })}</p>
<p>${text('overview.selfSelected.hint')}</p>${tables}
<section><h2>${text('results.method.title')}</h2><p>${text('results.small.text')}</p><p>${text('results.time.text')}</p><p>${text('results.left.text')}</p></section>`
      : `<p>${text('results.nothing.text')}</p>`
  return `<main id="content" class="results" tabindex="-1"><h1>${text('results.page.title')}</h1>${says}
<p class="not-printed"><a href="/?lang=${language}">${text('results.survey.label')}</a></p></main>`
}

function sections({ survey, tables }: ResultsPage, words: PageWords): string {
  const questions = new Map(forPublic(analysedIn(survey)).map((question) => [question.name, question]))
  return survey.forms[0].definition.survey
    .map((section) => {
      const articles = namesIn(section).flatMap((name) => {
        const question = questions.get(name)
        return question ? [resultsTable(question, tables, words)] : []
      })
      return articles.some(Boolean)
        ? `<section><h2>${words.label(section.name)}</h2>${articles.join('')}</section>`
        : ''
    })
    .join('')
}

const namesIn = (node: SurveyNode): string[] => ('children' in node ? node.children.flatMap(namesIn) : [node.name])
