import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { expect, type Route, test } from '@playwright/test'
import { people } from '../journeys/people.ts'
import { Endpoint } from '../support/endpoint.ts'
import { ScreenLooker } from './look-at-screens.ts'
import { walkScreens } from './walk-screens.ts'

// The pages come from a build of their own, beside the server's: its worker would keep the real one.
test.use({ serviceWorkers: 'block' })
test.describe.configure({ timeout: 300_000 })

const build = resolve('test-results/pseudo')

/** The page of an address, as the server would choose it, and everything that the page asks for. */
function fromBuild(route: Route): Promise<void> {
  const { pathname } = new URL(route.request().url())
  const isPage = extname(pathname) === ''
  const folder = join(build, pathname)
  const page = existsSync(join(folder, 'index.html')) ? join(folder, 'index.html') : join(build, 'index.html')
  return route.fulfill({ path: isPage ? page : folder })
}

test('every screen of the respondent still fits when all words are two fifths longer, and none is outside the locales', async ({
  page,
  context,
}) => {
  const { status, stderr } = spawnSync('vite', ['build', '--outDir', build, '--emptyOutDir', '--logLevel', 'error'], {
    env: { ...process.env, VITE_PSEUDO: '1' },
    encoding: 'utf8',
  })
  expect(status, stderr).toBe(0)
  const endpoint = await Endpoint.start()
  const looker = new ScreenLooker('pseudo')
  const english = people.find(({ language }) => language === 'en')!
  try {
    await context.route(({ pathname }) => !pathname.startsWith('/api/'), fromBuild)
    await walkScreens({
      page,
      url: endpoint.url,
      person: english,
      words: 'pseudo',
      hasWorker: false,
      look: (seen, name) => looker.look(seen, name),
      glance: (seen, name) => looker.glance(seen, name),
    })
    expect(looker.wrong).toEqual([])
  } finally {
    await endpoint.kill()
    looker.writeSheet()
  }
})
