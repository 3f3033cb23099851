import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { manifestOf } from '../../scripts/vite-manifests.ts'
import { languages } from '../../src/contract/routes.ts'

/** Width and height, from the first chunk of a PNG. */
function sizeOf(file: string): string {
  const bytes = readFileSync(`public${file}`)
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`
}

describe.each(languages)('the manifest in %s', (language) => {
  const manifest = manifestOf(language)

  it('is the same app as in every other language, in its own words and direction', () => {
    const { name, description, shortcuts } = manifest
    expect(manifest).toMatchObject({ id: '/', start_url: '/', lang: language, dir: language === 'ar' ? 'rtl' : 'ltr' })
    for (const words of [name, description, ...shortcuts.map((shortcut) => shortcut.name)])
      expect(words).toMatch(/\p{Letter}{3}/u)
    expect(shortcuts.map(({ url }) => url)).toEqual(['/facilitator/', '/withdraw/'])
  })

  it('has the colours that the page has', () => {
    const [, paper] =
      /"\(prefers-color-scheme: light\)" content="(#\w+)"/.exec(readFileSync('index.html', 'utf8')) ?? []
    expect(readFileSync('src/kit/tokens.css', 'utf8')).toContain(`--paper: ${paper};`)
    expect([manifest.background_color, manifest.theme_color]).toEqual([paper, paper])
  })

  it('names icons that are there, as large as it says', () => {
    const pixels = manifest.icons.filter(({ type }) => type === 'image/png')
    expect(pixels.map(({ src }) => sizeOf(src))).toEqual(pixels.map(({ sizes }) => sizes))
    for (const purpose of ['any', 'maskable'])
      expect(pixels.filter((icon) => icon.purpose === purpose).map(({ sizes }) => sizes)).toEqual([
        '192x192',
        '512x512',
      ])
    expect(sizeOf('/apple-touch-icon.png')).toBe('180x180')
  })
})
