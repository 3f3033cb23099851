import { join } from 'node:path'
import preact from '@preact/preset-vite'
import type { OutputBundle } from 'rolldown'
import { build, type Plugin, runnerImport } from 'vite'
import { type Language, languages, surveyId } from '../src/contract/routes.ts'
import { directionOf } from '../src/i18n/language-names.ts'
import type { FirstPage, PrerenderFirstPage } from '../src/screens/first/first-page.ts'
import { newestDefinition } from './newest-definition.ts'
import { territoryNames } from './vite-territory-names.ts'
import { readWords, words } from './vite-words.ts'

const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')

const textOf = (bundle: OutputBundle, file: string): string => {
  const found = bundle[file]
  if (!found) throw new Error(`The build has no ${file}`)
  return found.type === 'chunk' ? found.code : String(found.source)
}

/** The script that stands in the page itself, so it can import nothing. */
async function scriptBeforeApp(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: 'src/screens/first/before-app.ts', formats: ['iife'], name: 'early' },
    },
  })
  const [output] = [built].flat()
  if (!output || !('output' in output)) throw new Error('before-app.ts was not built')
  return output.output[0].code.trim()
}

/** Drawing text needs no style sheets; the page takes those that the build made. */
const withoutStyles: Plugin = {
  name: 'without-styles',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith('.css') ? '\0no-styles' : undefined),
  load: (id) => (id === '\0no-styles' ? '' : undefined),
}

/** The styles of the shell become part of the page: no second request before something can be read. */
function inlineStyles(html: string, bundle: OutputBundle): string {
  let styles = ''
  const rest = html.replace(/\s*<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>/g, (_, file: string) => {
    styles += textOf(bundle, file).trim()
    return ''
  })
  return rest.replace('</head>', `<style>${styles}</style>\n  </head>`)
}

/** What the page asks for along with its own script, and the styles that come with a script that is loaded later. */
function withLater(bundle: OutputBundle, name: string): string {
  const chunks = Object.values(bundle)
    .filter((file) => file.type === 'chunk')
    .filter((file) => file.name === name)
  if (chunks.length === 0) throw new Error(`The build has no chunk ${name}`)
  const sheets = new Set(chunks.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]))
  const styles = [...sheets].map((file) => textOf(bundle, file).trim()).join('')
  return `${chunks.map(({ fileName }) => preloadOf(fileName)).join('')}<style>${styles}</style>`
}

const preloadOf = (file: string): string => `<link rel="modulepreload" crossorigin href="/${file}" />`

/** One language's first page out of the shell that every page of the survey begins with. */
function fill(shell: string, language: Language, page: FirstPage, script: string, head: string): string {
  return shell
    .replace('<html lang="en">', `<html lang="${language}" dir="${directionOf(language)}">`)
    .replace(/<title>.*<\/title>/, `<title>${escapeHtml(page.title)}</title>`)
    .replace('</head>', `<meta name="description" content="${escapeHtml(page.description)}" />${head}</head>`)
    .replace(/<div id="app">(<div class="patience">.*?<\/div>)<\/div>/s, (_, patience: string) =>
      [
        `<div id="app">${page.html}</div>`,
        patience,
        `<script type="application/json" id="words">${JSON.stringify(page.words).replace(/</g, '\\u003c')}</script>`,
        `<script>${script}</script>`,
      ].join(''),
    )
}

/**
 * Writes `first/<language>.html` and `first/<language>.trial.html`: the first page as the app would draw it, to be read
 * and ticked before any script has come. The app then takes it over as it stands. The server sends these; a
 * phone keeps the one in its own language for the next visit and starts the others from `index.html`.
 */
export function firstPage(): Plugin {
  return {
    name: 'first-page',
    apply: 'build',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        if (!bundle['index.html']) return
        const { path, definition } = newestDefinition()
        const { module } = await runnerImport<{ prerenderFirstPage: PrerenderFirstPage }>(
          '/src/screens/first/prerender.tsx',
          { configFile: false, logLevel: 'error', plugins: [withoutStyles, preact(), territoryNames(), words()] },
        )
        const shell = inlineStyles(textOf(bundle, 'index.html'), bundle)
        const script = await scriptBeforeApp()
        const asked = Object.values(bundle).find((file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(path))
        const preload = asked ? preloadOf(asked.fileName) : ''
        for (const language of languages) {
          const said = Object.fromEntries(
            ['app', surveyId, 'questions'].map((name) => [name, readWords(join('locales', language, `${name}.json`))]),
          )
          const page = module.prerenderFirstPage(definition, language, said)
          const later = page.needsLaterScreens ? withLater(bundle, 'later-screens') : ''
          const rare = page.needsRareQuestions ? withLater(bundle, 'rare-control') : ''
          const head = preload + later + rare
          const html = fill(shell, language, page, script, head)
          this.emitFile({ type: 'asset', fileName: `first/${language}.html`, source: html })
          const trial = html.replace('<html ', '<html data-trial ')
          this.emitFile({ type: 'asset', fileName: `first/${language}.trial.html`, source: trial })
        }
      },
    },
  }
}
