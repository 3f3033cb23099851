import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findDefinition, loadPreview } from './preview-survey.ts'

const { values } = parseArgs({ options: { pseudo: { type: 'boolean', default: false }, survey: { type: 'string' } } })
const preview = values.survey === undefined ? null : previewOf(values.survey)

const children = [
  spawn('node', ['--watch', 'src/server/main.ts'], {
    stdio: 'inherit',
    // The page comes from Vite's address: without it the server would take a sign-in for one from another site.
    env: {
      PUBLIC_URL: 'http://localhost:5173',
      ...process.env,
      PORT: process.env['API_PORT'] ?? '8080',
      // What somebody tries out with another form must not lie among our responses.
      ...(preview === null ? {} : { DATA_DIR: mkdtempSync(join(tmpdir(), 'preview-')), DATABASE_URL: '' }),
    },
  }),
  spawn('vite', [], {
    stdio: 'inherit',
    env: {
      ...process.env,
      // English in longer words with accents, in brackets: shows what does not fit and what is in no locale file.
      ...(values.pseudo ? { VITE_PSEUDO: '1' } : {}),
      ...(preview === null ? {} : { VITE_SURVEY: preview }),
    },
  }),
]
const stop = () => {
  for (const child of children) child.kill()
}
process.on('SIGINT', stop).on('SIGTERM', stop)
for (const child of children) child.on('exit', stop)

/** The definition to show; ends the program where there is none that the app can open. */
function previewOf(folder: string): string {
  const path = findDefinition(folder)
  if (path === null) {
    console.error(
      `${folder}: there is no survey definition here. Make one with: npm run -s cli -- import <form.xlsx> --out ${folder}`,
    )
    process.exit(2)
  }
  const { status, findings } = loadPreview(path)
  if (status === 'failed') {
    console.error(`${path}: the app cannot open this survey.`)
    for (const { severity, message } of findings) if (severity === 'error') console.error(`  ${message}`)
    process.exit(1)
  }
  console.log(`preview      ${path}`)
  return resolve(path)
}
