import type { Plugin } from 'vite'
import { monthNames, territoryNames as namesOf } from '../src/i18n/territory-names.ts'

const prefix = 'virtual:territory-names/'

/**
 * Serves `virtual:territory-names/<language>`: the CLDR name of each country or territory of the survey, and the months.
 * Made at build time because phones carry a cut-down CLDR: many Android browsers have no Albanian names at all.
 */
export function territoryNames(): Plugin {
  return {
    name: 'territory-names',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load: (id) => {
      if (!id.startsWith(`\0${prefix}`)) return undefined
      const language = id.slice(prefix.length + 1)
      return `export default ${JSON.stringify(namesOf(language))}\nexport const months = ${JSON.stringify(monthNames(language))}`
    },
  }
}
