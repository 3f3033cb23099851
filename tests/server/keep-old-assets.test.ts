import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { keepOldAssets } from '../../src/server/keep-old-assets.ts'
import { readStaticFiles } from '../../src/server/static-files.ts'
import { aFolder } from '../support/each-store.ts'

const day = (number: number) => new Date(Date.UTC(2026, 11, number))

it('still has the files of a page that was opened before the last three builds, for 90 days', () => {
  const [build, aside] = [aFolder(), join(aFolder(), 'old-assets')]
  for (const [number, name] of [
    [1, 'survey-a1.js'],
    [2, 'survey-b2.js'],
    [3, 'survey-c3.js'],
  ] as const) {
    rmSync(join(build, 'assets'), { recursive: true, force: true })
    mkdirSync(join(build, 'assets'))
    writeFileSync(join(build, 'assets', name), `from build ${number}`)
    keepOldAssets(build, aside, day(number))
  }
  const paths = () => [...readStaticFiles(build, aside).byPath.keys()].sort()
  expect(paths()).toEqual(['/assets/survey-a1.js', '/assets/survey-b2.js', '/assets/survey-c3.js'])
  keepOldAssets(build, aside, day(92))
  expect(paths()).toEqual(['/assets/survey-b2.js', '/assets/survey-c3.js'])
  keepOldAssets(build, aside, day(300))
  expect(readdirSync(aside)).toEqual(['survey-c3.js'])
})

it('does nothing where nothing was built', () => {
  const aside = join(aFolder(), 'old-assets')
  keepOldAssets(aFolder(), aside, day(1))
  expect(readStaticFiles(aFolder(), aside).byPath.size).toBe(0)
})
