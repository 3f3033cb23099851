import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { languageFor } from '../../src/server/first-page.ts'
import { readStaticFiles } from '../../src/server/static-files.ts'
import { anApp } from '../support/an-app.ts'
import { aFolder } from '../support/each-store.ts'

function aBuild(): string {
  const folder = aFolder()
  mkdirSync(join(folder, 'first'))
  const pages = ['en', 'es', 'fr', 'sq', 'ar'].flatMap((tag) => [tag, `${tag}.trial`])
  for (const name of pages)
    writeFileSync(join(folder, 'first', `${name}.html`), `<style>b{}</style><title>${name}</title>`)
  writeFileSync(join(folder, 'index.html'), '<title>shell</title>')
  return folder
}

it.each([
  [undefined, undefined, 'en'],
  [undefined, 'de-AT, fr;q=0.4, es-MX;q=0.9', 'es'],
  [undefined, 'ar', 'ar'],
  [undefined, 'ar;q=0, sq-AL;q=0.1', 'sq'],
  ['ar', 'es', 'ar'],
  ['xx', 'es', 'es'],
  ['../en', 'nonsense;;q=x,', 'en'],
])('answers ?lang=%s with Accept-Language %s in %s', (asked, header, language) => {
  expect(languageFor(asked, header)).toBe(language)
})

it('sends the first page in the language of the link or of the browser, on every address of the survey', async () => {
  const { get } = await anApp({ config: { files: readStaticFiles(aBuild()) } })
  for (const path of ['/?lang=fr', '/w/mex_2025?lang=fr&s=email', '/w/never_heard_of?lang=fr']) {
    const reply = await get(path)
    expect(await reply.text()).toContain('<title>fr.trial</title>')
    expect(reply.headers.get('Vary')).toContain('Accept-Language')
    expect(reply.headers.get('Content-Security-Policy')).toMatch(/style-src 'self' 'sha256-[^']+';/)
  }
})

it('marks the page as a trial until contact, ethics and privacy details are there', async () => {
  const { get, store } = await anApp({ config: { files: readStaticFiles(aBuild()) } })
  expect(await (await get('/')).text()).toContain('en.trial')
  await store.saveProject({
    contactEmail: 'team@example.org',
    ethicsReference: 'REB 1',
    privacyUrl: 'https://example.org/privacy',
    withdrawalDeadline: '',
  })
  expect(await (await get('/')).text()).toContain('<title>en</title>')
})

it('sends the shell where a build has no first pages', async () => {
  const folder = aFolder()
  writeFileSync(join(folder, 'index.html'), '<title>shell</title>')
  const { get } = await anApp({ config: { files: readStaticFiles(folder) } })
  expect(await (await get('/?lang=ar')).text()).toContain('shell')
})
