import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { run } from '../../../scripts/run.ts'
import type { SurveyDefinition, SurveyNode } from '../../../src/contract/definition.ts'
import { languages, surveyId } from '../../../src/contract/routes.ts'
import type { BenchSurvey } from '../survey/generate.ts'
import { toDefinition, toWords } from '../survey/to-definition.ts'

/** Of the repository, what neither the build nor the server reads; `node_modules` both find further up. */
const notNeeded = ['.cache', '.ci', '.git', 'bench', 'data', 'dist', 'node_modules', 'test-results', 'tests']

export const productSources = (): string[] => readdirSync('.').filter((name) => !notNeeded.includes(name))

const isHidden = (node: SurveyNode): boolean =>
  'children' in node ? node.children.every(isHidden) : node.type === 'hidden'

/**
 * The whole product with another questionnaire in it: same build, same server, same service worker, nothing left out.
 * @param folder inside the repository, for `node_modules`; emptied first
 */
export function stageProduct(survey: BenchSurvey, folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const name of productSources()) cpSync(name, join(folder, name), { recursive: true })
  const definitions = join(folder, 'survey-definitions', surveyId)
  const newest = readdirSync(definitions).sort().at(-1) ?? ''
  // `npm run check` has seen that it is one.
  const real = JSON.parse(readFileSync(join(definitions, newest), 'utf8')) as SurveyDefinition
  rmSync(definitions, { recursive: true })
  mkdirSync(definitions)
  const definition = toDefinition(survey, real.version, real.survey.filter(isHidden))
  writeFileSync(join(definitions, newest), JSON.stringify(definition))
  for (const language of languages)
    writeFileSync(join(folder, `locales/${language}/${surveyId}.json`), JSON.stringify(toWords(survey)))
  const isBuilt = run(
    ['build', process.execPath, resolve('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    process.env,
    folder,
  )
  if (!isBuilt) throw new Error(`The product could not be built with ${survey.title}`)
}
