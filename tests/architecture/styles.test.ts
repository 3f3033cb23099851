import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** In which order the style sheets stand in the built page is in which order the modules that bring them are run. */
it('lets the styles of a screen come after those of the kit that they refine', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'))
  const early = files.filter((file) => {
    const text = readFileSync(join('src', file), 'utf8')
    const style = text.search(/^import '[^']+\.css'$/m)
    const kit = text.search(/^import .*kit\/index\.ts'$/m)
    return style >= 0 && kit >= 0 && style < kit
  })
  expect(early).toEqual([])
})
