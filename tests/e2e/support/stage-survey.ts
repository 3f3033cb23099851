import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ViteManifest } from '../../../scripts/keepers-of.ts'
import { rareSources } from '../../../scripts/rare-needs.ts'
import type { SurveyDefinition } from '../../../src/contract/definition.ts'
import { surveyId } from '../../../src/contract/routes.ts'

const version = '2026-12-01'

/**
 * The built product with another questionnaire in place of ours, without building it again: what the page fetches and
 * what the server checks by are one definition. Questions that ours does not have show their names.
 * @returns a folder for `Endpoint.start`
 */
export function stageSurvey(change: (definition: SurveyDefinition) => SurveyDefinition): string {
  mkdirSync('.cache', { recursive: true })
  const folder = mkdtempSync('.cache/survey-') // inside the repository, for `node_modules`
  for (const name of ['src', 'locales', 'dist', 'package.json']) cpSync(name, join(folder, name), { recursive: true })
  const definitions = join('survey-definitions', surveyId)
  // `npm run check` has seen that it is one.
  const ours = JSON.parse(readFileSync(join(definitions, `${version}.json`), 'utf8')) as SurveyDefinition
  const text = JSON.stringify(change(ours))
  mkdirSync(join(folder, definitions), { recursive: true })
  writeFileSync(join(folder, definitions, `${version}.json`), text)
  const [script = ''] = globSync(join(folder, 'dist/assets', `${version}-*.js`))
  writeFileSync(script, `export default ${text}`)
  const worker = join(folder, 'dist/service-worker.js')
  writeFileSync(worker, keepingAll(readFileSync(worker, 'utf8')))
  for (const file of [script, worker]) for (const ending of ['br', 'gz']) rmSync(`${file}.${ending}`, { force: true })
  return folder
}

/** The worker as the build makes it for a survey with rare questions: phones keep those as well. */
function keepingAll(worker: string): string {
  const built = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8')) as ViteManifest // Vite's own format
  const sources = rareSources({ vocabulary: false, questions: false })
  const files = Object.entries(built)
    .filter(([source]) => sources.some((pattern) => pattern.test(source)))
    .flatMap(([, { file, css = [] }]) => [file, ...css])
  const entries = files.map((url) => JSON.stringify({ revision: null, url })).join(',')
  return worker.replace('[{"revision"', `[${entries},{"revision"`)
}
