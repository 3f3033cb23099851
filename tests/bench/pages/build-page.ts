import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import preact from '@preact/preset-vite'
import { build, type Plugin } from 'vite'

const virtualSurvey = 'virtual:bench-survey'

/** The survey as part of the script: no page has to ask for it first, which is the best case for every one of them. */
function surveyModule(survey: unknown): Plugin {
  return {
    name: 'bench-survey',
    resolveId: (id) => (id === virtualSurvey ? `\0${id}` : undefined),
    load: (id) =>
      id === `\0${virtualSurvey}`
        ? `export const survey = JSON.parse(${JSON.stringify(JSON.stringify(survey))})`
        : undefined,
  }
}

/**
 * Builds one page for production and compresses it as our own build is.
 * @param folder holds `index.html`
 * @param survey what the page imports as `virtual:bench-survey`
 */
export async function buildPage(folder: string, survey: unknown, out: string): Promise<void> {
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    plugins: [surveyModule(survey), preact()],
    // Names of Node's that some of the tools still lean on.
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    build: { outDir: resolve(out), emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false } },
  })
  for (const file of readdirSync(out, { recursive: true, encoding: 'utf8' })) {
    if (!['.html', '.js', '.css', '.svg'].includes(extname(file))) continue
    writeFileSync(join(out, `${file}.br`), brotliCompressSync(readFileSync(join(out, file))))
  }
}
