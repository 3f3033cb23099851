import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { surveyId } from '../../../src/contract/routes.ts'
import { serveFolder } from '../harness/serve-folder.ts'
import { serveProduct } from '../harness/serve-product.ts'
import type { Served, Subject, SubjectName } from '../harness/subject.ts'
import { type BenchSurvey, generateSurvey } from '../survey/generate.ts'
import { toFormio } from '../survey/to-formio.ts'
import { toSurveyJs } from '../survey/to-surveyjs.ts'
import { toXForm } from '../survey/to-xform.ts'
import { buildPage } from './build-page.ts'
import { peersFolder } from './install-peers.ts'
import { unlessBuilt } from './prepare.ts'
import { productSources, stageProduct } from './stage-product.ts'

export type ServedSubject = Subject & Pick<Served, 'stop'>

const cache = '.cache/bench'
const peers = {
  surveyjs: toSurveyJs,
  formio: toFormio,
  odk: toXForm,
} satisfies Partial<Record<SubjectName, (survey: BenchSurvey) => unknown>>

const isPeer = (name: SubjectName): name is keyof typeof peers => name in peers

/** Builds and serves one page with a generated survey, or `product`: the real survey as people get it. */
export async function openSubject(name: SubjectName, questions: number): Promise<ServedSubject> {
  if (name === 'product') return realProduct()
  const survey = generateSurvey(questions)
  const out = join(cache, `${name}-${questions}`)
  const served = name === 'ours' ? await ours(survey, out) : await serveFolder(await page(name, survey, out))
  const [first, second] = survey.questions
  if (!first || second?.shownIfYes !== first.name) throw new Error('The second question must depend on the first')
  const hasWorker = name === 'ours'
  return { name, ...served, firstText: first.label, liveText: second.label, thenTap: null, hasWorker }
}

async function page(name: SubjectName, survey: BenchSurvey, out: string): Promise<string> {
  const folder = isPeer(name) ? join(peersFolder, name) : 'tests/bench/floor'
  const form = isPeer(name) ? peers[name](survey) : survey
  const lock = isPeer(name) ? join(peersFolder, 'package-lock.json') : 'package-lock.json'
  await unlessBuilt(out, [folder, lock, 'tests/bench/pages/build-page.ts'], JSON.stringify(form), () =>
    buildPage(folder, form, out),
  )
  return out
}

async function ours(survey: BenchSurvey, out: string): Promise<Served> {
  await unlessBuilt(out, productSources(), JSON.stringify(survey), () => stageProduct(survey, out))
  return serveProduct(resolve(out))
}

async function realProduct(): Promise<ServedSubject> {
  // The words of a survey are checked by `npm run check`.
  const words = JSON.parse(readFileSync(`locales/en/${surveyId}.json`, 'utf8')) as Record<string, { label: string }>
  const begin = (name: string): string => (words[name]?.label ?? '').slice(0, 40)
  const served = await serveProduct('.')
  // The page goes on to its second one when the box is ticked and "Continue" is tapped.
  return {
    name: 'product',
    ...served,
    firstText: begin('intro_purpose'),
    liveText: begin('age_18_plus'),
    thenTap: '#continue',
    hasWorker: true,
  }
}
