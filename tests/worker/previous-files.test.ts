import { beforeEach, describe, expect, it, vi } from 'vitest'
import { keepPreviousFiles, previousFile } from '../../src/worker/previous-files.ts'

const textOf = async (path: string) => (await previousFile(new Request(new URL(path, location.href)))).text()

async function aVersion(...paths: readonly string[]): Promise<Cache> {
  await caches.delete('a-version')
  const cache = await caches.open('a-version')
  for (const path of paths) await cache.put(path, new Response(`content of ${path}`))
  return cache
}

beforeEach(async () => {
  for (const name of await caches.keys()) await caches.delete(name)
})

describe('a tab that lives on under a newer version', () => {
  it('finds the hashed files of its own version, without the network', async () => {
    const fetched = vi.spyOn(window, 'fetch')
    await keepPreviousFiles(
      await aVersion('/assets/question-OLD.js', '/assets/same-1.js'),
      new Set(['/assets/same-1.js']),
    )
    await caches.delete('a-version')
    expect(await textOf('/assets/question-OLD.js')).toBe('content of /assets/question-OLD.js')
    expect(fetched).not.toHaveBeenCalled()
    fetched.mockRestore()
  })

  it('finds them after several updates in a row', async () => {
    for (const version of [1, 2, 3, 4])
      await keepPreviousFiles(await aVersion(`/assets/app-${version}.js`), new Set([`/assets/app-${version + 1}.js`]))
    for (const version of [1, 2, 3, 4])
      expect(await textOf(`/assets/app-${version}.js`)).toBe(`content of /assets/app-${version}.js`)
  })

  it('gets what is not kept from the network', async () => {
    const fetched = vi.spyOn(window, 'fetch').mockResolvedValue(new Response('from the server'))
    expect(await textOf('/assets/never-seen.js')).toBe('from the server')
    fetched.mockRestore()
  })
})

describe('what is kept of earlier versions', () => {
  it('leaves out pages, which have the same name in every version', async () => {
    await keepPreviousFiles(await aVersion('/index.html', '/icon.svg', '/assets/a.js'), new Set())
    const kept = await (await caches.open('femig-previous-files')).keys()
    expect(kept.map(({ url }) => new URL(url).pathname)).toEqual(['/assets/a.js'])
  })

  it('is bounded, and the oldest go first', async () => {
    const files = Array.from({ length: 230 }, (_, index) => `/assets/${index}.js`)
    await keepPreviousFiles(await aVersion(...files), new Set())
    const kept = await (await caches.open('femig-previous-files')).keys()
    expect(kept).toHaveLength(200)
    expect(new URL(kept.at(-1)?.url ?? '').pathname).toBe('/assets/229.js')
  })
})
