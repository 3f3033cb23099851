import type { Plugin } from 'vite'
import { territoryNames as namesOf } from '../src/i18n/territory-names.ts'

const prefix = 'virtual:territory-names/'

/**
 * Serves `virtual:territory-names/<language>`: the CLDR name of each country or territory of the survey.
 * Made at build time because phones carry a cut-down CLDR: many Android browsers have no Albanian names at all.
 */
export function territoryNames(): Plugin {
  return {
    name: 'territory-names',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load: (id) => {
      if (!id.startsWith(`\0${prefix}`)) return undefined
      return `export default ${JSON.stringify(namesOf(id.slice(prefix.length + 1)))}`
    },
  }
}
