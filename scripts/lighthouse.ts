import { languages } from '../src/contract/routes.ts'
import { deskAccessibility, lighthouseScores } from '../tests/bench/lighthouse.ts'
import { addCoordinator } from '../tests/e2e/support/coordinators.ts'
import { Endpoint } from '../tests/e2e/support/endpoint.ts'
import { sendEnvelopes } from '../tests/e2e/support/send-envelopes.ts'
import { ensureBrowser } from './ensure-browser.ts'
import { run } from './run.ts'

const wanted = { performance: 100, accessibility: 100, 'best-practices': 100, seo: 95 } as const
const rooms = [
  ...['overview', 'workshops', 'targets', 'flagged', 'carry', 'analysis', 'exports', 'imports'],
  ...['project', 'translations', 'texts', 'hooks', 'people', 'audit', 'account', 'pack/mex_2025'],
]
// `npm run lighthouse -- desk` looks at the coordinators' rooms, `-- 5` at the survey, five times in each language.
const [asked = '5'] = process.argv.slice(2)

if (!run(['build', 'node', 'scripts/build.ts'])) process.exit(1)
const executablePath = await ensureBrowser()
const endpoint = await Endpoint.start()
try {
  const isMet = asked === 'desk' ? await judgeDesk() : await judgeSurvey(Number(asked))
  process.exitCode = isMet ? 0 : 1
} finally {
  await endpoint.kill()
}

async function judgeSurvey(runs: number): Promise<boolean> {
  let isMet = true
  console.log(`\nLighthouse, mobile, median of ${runs}: performance, accessibility, best practices, search`)
  for (const language of languages) {
    const url = `${endpoint.url}/w/mex_2025?lang=${language}`
    const { scores, measured, lost } = await lighthouseScores({ url, runs, executablePath })
    // The keys are those of the scores.
    const names = Object.keys(wanted) as (keyof typeof wanted)[]
    const isEnough = names.every((name) => scores[name] >= wanted[name])
    isMet &&= isEnough
    const { fcp = 0, lcp = 0, tbt = 0, cls = 0 } = measured
    console.log(
      `  ${language}  ${names.map((name) => String(scores[name]).padStart(4)).join(' ')}  ${isEnough ? 'met' : 'not met'}` +
        `  (first paint ${fcp.toFixed(0)} ms, largest ${lcp.toFixed(0)} ms, blocked ${tbt.toFixed(0)} ms, shift ${cls.toFixed(3)})`,
    )
    for (const line of lost) console.log(`        ${line}`)
  }
  console.log(`${Object.values(wanted).join('/')}: ${isMet ? 'met' : 'not met'}`)
  return isMet
}

async function judgeDesk(): Promise<boolean> {
  let isMet = true
  const name = 'maria'
  const password = 'seven small boats at dawn'
  addCoordinator(endpoint, name, password)
  await sendEnvelopes(endpoint, { language: 'ar', workshop: 'rba_tbc' }, { language: 'es', workshop: 'mex_2025' })
  console.log('\nLighthouse, mobile, signed in: accessibility of each room of the desk')
  for (const language of languages) {
    const found = await deskAccessibility({ url: endpoint.url, language, rooms, name, password, executablePath })
    for (const { room, score, lost } of found) {
      isMet &&= score >= wanted.accessibility
      console.log(`  ${language}  ${String(score).padStart(4)}  ${room}`)
      for (const line of lost) console.log(`        ${line}`)
    }
  }
  console.log(`accessibility ${wanted.accessibility} in every room and language: ${isMet ? 'met' : 'not met'}`)
  return isMet
}
