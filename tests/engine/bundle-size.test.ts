import { resolve } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'vite'
import { expect, it } from 'vitest'

/** What the phone's door to the engine weighs in a browser, file by file; as for a server, so that no loader of Vite’s is in it. */
async function weigh(): Promise<ReadonlyMap<string, number>> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: resolve(import.meta.dirname, '../../src/engine/browser.ts'),
      write: false,
      minify: true,
      target: 'es2022',
    },
    ssr: { noExternal: true },
  })
  const [output] = [built].flat()
  if (!output || !('output' in output)) throw new Error('Vite gave no files')
  return new Map(
    output.output.flatMap((file) =>
      file.type === 'chunk' ? [[file.name, brotliCompressSync(file.code).length] as const] : [],
    ),
  )
}

it('weighs at most 14 kB until a survey asks for more', async () => {
  const weights = await weigh()
  const rare = weights.get('whole-vocabulary') ?? Number.NaN
  const first = [...weights.values()].reduce((sum, bytes) => sum + bytes, 0) - rare
  console.log(`The engine alone: ${first} bytes with Brotli, and ${rare} more for surveys that use rare functions.`)
  expect(first).toBeLessThanOrEqual(14_000)
  expect(rare).toBeGreaterThan(1000)
  expect(rare).toBeLessThanOrEqual(9000)
})
