import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

const whole = createRequire(import.meta.url).resolve('dexie/dist/modern/dexie.mjs')

/**
 * Dexie for browsers that have classes, without what this app has switched off (`cache: 'disabled'`) or never asks for
 * (hooks). Its door leads to one file for browsers of ten years ago, which no bundler can take anything out of: a fifth
 * more to fetch, to keep and to start with.
 * @param hasHooks for tests, which make faults with them
 */
export function lightDexie({ hasHooks = false } = {}): Plugin {
  const unused = ['cacheMiddleware', ...(hasHooks ? [] : ['hooksMiddleware'])].map((name) => `this.use(${name});`)
  return {
    name: 'light-dexie',
    enforce: 'pre',
    resolveId: (id) => (id === 'dexie' ? whole : undefined),
    transform(code, id) {
      if (id !== whole) return undefined
      for (const line of unused)
        if (code.split(line).length !== 2) this.error(`Dexie no longer says ${line} once; read it again`)
      return { code: unused.reduce((left, line) => left.replace(line, ''), code), map: null }
    },
  }
}
