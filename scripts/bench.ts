import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { languages } from '../src/contract/routes.ts'
import { firstQuestionBytes, offlineBytes, sum } from '../tests/bench/first-question-bytes.ts'
import { run } from './run.ts'

const definition = 'survey-definitions/femig-global-cso/2026-12-01.json'
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`

if (!existsSync('dist/service-worker.js') || process.argv.includes('--build')) {
  if (!run(['build', 'node', 'scripts/build.ts'])) process.exit(1)
}

const perLanguage = languages.map((language) => ({ language, files: firstQuestionBytes('dist', language, definition) }))
const english = perLanguage[0]?.files ?? []
console.log('\nBefore the first question can be answered (brotli): page, script, styles, definition, one language')
for (const { file, bytes } of english) console.log(`  ${kilobytes(bytes).padStart(9)}  ${file}`)
for (const { language, files } of perLanguage)
  console.log(`  ${kilobytes(sum(files)).padStart(9)}  in all, ${language}`)
console.log(`  ${kilobytes(offlineBytes('dist')).padStart(9)}  the whole app offline, five languages`)

mkdirSync('bench', { recursive: true })
writeFileSync(
  'bench/results.json',
  `${JSON.stringify({ firstQuestionBytes: Object.fromEntries(perLanguage.map(({ language, files }) => [language, sum(files)])), offlineBytes: offlineBytes('dist') }, null, 2)}\n`,
)
