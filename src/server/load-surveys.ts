import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Form, loadForm } from '../engine/index.ts'
import type { PublishedSurvey } from './published-survey.ts'
import { StartError } from './start-error.ts'

/**
 * Reads `<folder>/<survey id>/<version>.json`, all of them.
 * @throws StartError with every finding, when a definition cannot be opened
 */
export function loadSurveys(folder: string, closed: readonly string[]): [PublishedSurvey, ...PublishedSurvey[]] {
  const ids = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
    : []
  const [first, ...others] = ids.sort().flatMap((id) => loadSurvey(folder, id, closed))
  if (!first)
    throw new StartError(
      `${folder}: there is no survey definition; put one at ${join(folder, '<survey id>', '<version>.json')}`,
    )
  const unknown = closed.find((id) => !ids.includes(id))
  if (unknown !== undefined)
    throw new StartError(`CLOSED_SURVEYS: there is no survey "${unknown}"; use one of ${ids.join(', ')}`)
  return [first, ...others]
}

function loadSurvey(folder: string, id: string, closed: readonly string[]): PublishedSurvey[] {
  const files = readdirSync(join(folder, id)).filter((name) => name.endsWith('.json'))
  const [first, ...others] = files
    .sort()
    .reverse()
    .map((name) => load(join(folder, id, name)))
  return first ? [{ id, forms: [first, ...others], state: closed.includes(id) ? 'closed' : 'open' }] : []
}

function load(file: string): Form {
  const result = loadForm(parse(file))
  if (result.status === 'ok') return result.form
  const errors = result.findings.filter(({ severity }) => severity === 'error')
  throw new StartError(
    [`${file}: this definition cannot be opened`, ...errors.map(({ message }) => `  ${message}`)].join('\n'),
  )
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new StartError(
      `${file}: this is not JSON (${error instanceof Error ? error.message : 'unreadable'}); mend the file`,
    )
  }
}
