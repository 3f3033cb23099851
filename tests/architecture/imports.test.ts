import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const src = resolve(import.meta.dirname, '../../src')

/** The table of `src/README.md`: folder -> what it may import (folders of src, packages, and `node` for Node's own modules). */
function readTable(): Map<string, ReadonlySet<string>> {
  const rows = readFileSync(join(src, 'README.md'), 'utf8').matchAll(/^\| `(\w+)` \|([^|]*)\|([^|]*)\|/gm)
  const names = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')
  return new Map(
    [...rows].map(([, folder = '', folders = '', packages = '']) => [
      folder,
      new Set([...names(folders), ...names(packages)]),
    ]),
  )
}

const table = readTable()

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => join(folder, file))
}

function importsOf(file: string): string[] {
  const code = readFileSync(file, 'utf8').replace(/\/\*[*\s][\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  // Specifiers hold no brackets or spaces: a `from` inside a string or an error message is no import.
  const patterns = [
    /\bfrom\s*'([^'\s()[\]]+)'/g,
    /\bimport\s*'([^'\s()[\]]+)'/g,
    /\bimport\(\s*'([^'\s()[\]]+)'/g,
    /\bimport\.meta\.glob(?:<[^(]*>)?\(\s*\[?\s*'([^'\s()[\]]+)'/g,
  ]
  return patterns.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1] ?? ''))
}

/** `../engine/index.ts` -> engine, `preact/hooks` -> preact, `@preact/signals` -> @preact/signals, `node:fs` -> node */
function target(file: string, specifier: string): string {
  if (specifier.startsWith('.')) {
    // What lies beside src, such as locales, is named by its folder too.
    return (
      relative(src, resolve(dirname(file), specifier))
        .split('/')
        .find((step) => step !== '..') ?? ''
    )
  }
  if (specifier.startsWith('/')) return specifier.split('/')[1] ?? ''
  if (specifier.startsWith('node:')) return 'node'
  if (specifier.startsWith('virtual:')) return specifier.split('/')[0] ?? ''
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

describe('imports go one way', () => {
  it('has a row in src/README.md for every folder of src', () => {
    const folders = readdirSync(src, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
    expect([...table.keys()].sort()).toEqual(folders.sort())
  })

  for (const [folder, allowed] of table) {
    it(`lets ${folder} import only what its row allows`, () => {
      const forbidden = sourceFiles(join(src, folder)).flatMap((file) =>
        importsOf(file)
          .map((specifier) => ({ specifier, to: target(file, specifier) }))
          .filter(({ to }) => to !== folder && !allowed.has(to))
          .map(({ specifier }) => `${relative(src, file)} imports ${specifier}`),
      )
      expect(forbidden).toEqual([])
    })
  }

  it('enters a folder that has a door only by that door', () => {
    const doors = new Map([
      ['engine', ['index.ts', 'browser.ts']],
      [
        'queue',
        ['index.ts', 'facilitator.ts', 'kiosk.ts', 'draft-flag.ts', 'kiosk-flag.ts', 'device-settings.ts', 'within.ts'],
      ],
      ['sync', ['index.ts', 'for-hubs.ts']],
    ])
    const climbs = [...table.keys()].flatMap((folder) =>
      sourceFiles(join(src, folder)).flatMap((file) =>
        importsOf(file)
          .filter((specifier) => {
            const to = target(file, specifier)
            const inside = doors.get(to)
            if (!inside || to === folder || !specifier.startsWith('.')) return false
            return !inside.includes(relative(join(src, to), resolve(dirname(file), specifier)))
          })
          .map((specifier) => `${relative(src, file)} imports ${specifier}`),
      ),
    )
    expect(climbs).toEqual([])
  })

  it('keeps every cryptographic call in sealing', () => {
    const callers = [...table.keys()]
      .filter((folder) => folder !== 'sealing')
      .flatMap((folder) => sourceFiles(join(src, folder)))
      .filter((file) =>
        /\bcrypto\.(subtle|getRandomValues|randomUUID)\b|'node:crypto'/.test(readFileSync(file, 'utf8')),
      )
    expect(callers.map((file) => relative(src, file))).toEqual([])
  })
})
