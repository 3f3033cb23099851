import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { problems } from '../../src/contract/problem.ts'
import { languages } from '../../src/contract/routes.ts'

describe('what can go wrong on the wire', () => {
  for (const language of languages) {
    for (const file of ['app', 'dashboard']) {
      it(`has words in locales/${language}/${file}.json for every problem code`, () => {
        const words = JSON.parse(readFileSync(`locales/${language}/${file}.json`, 'utf8')) as { problem: object }
        expect(Object.keys(words.problem)).toEqual(expect.arrayContaining(Object.keys(problems)))
      })
    }
  }
})
