import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { auditActions } from '../../src/contract/audit.ts'
import { deskProblems } from '../../src/contract/desk-problem.ts'
import { problems } from '../../src/contract/problem.ts'
import { languages } from '../../src/contract/routes.ts'

describe('what can go wrong on the wire', () => {
  for (const language of languages) {
    for (const [file, codes] of [
      ['app', problems],
      ['dashboard', { ...problems, ...deskProblems }],
    ] as const) {
      it(`has words in locales/${language}/${file}.json for every problem code that can be met there`, () => {
        const words = JSON.parse(readFileSync(`locales/${language}/${file}.json`, 'utf8')) as { problem: object }
        expect(Object.keys(words.problem)).toEqual(expect.arrayContaining(Object.keys(codes)))
      })
    }
  }
})

describe('what the audit log tells of', () => {
  for (const language of languages) {
    it(`has words in locales/${language}/dashboard.json for every action`, () => {
      const { audit } = JSON.parse(readFileSync(`locales/${language}/dashboard.json`, 'utf8')) as { audit: object }
      for (const action of auditActions) expect(audit).toHaveProperty([action, 'action'])
    })
  }
})
