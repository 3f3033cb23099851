import type { Plugin } from 'vite'
import { languages } from '../src/contract/routes.ts'
import { monthNames, territoryNames as namesOf, territoryCodes } from '../src/i18n/territory-names.ts'

const name = 'virtual:territory-names'

/** As functions, so that a page holds only what it reads. */
function listed(list: (language: string) => readonly string[]): string {
  return `{ ${languages.map((tag) => `${tag}: () => ${JSON.stringify(list(tag).join('|'))}`).join(', ')} }`
}

/**
 * Serves the CLDR name of each country or territory of the survey, and the months, in all languages: many names are alike,
 * so that five languages weigh little more together than two apart. Made at build time because phones carry a cut-down
 * CLDR: many Android browsers have no Albanian names at all.
 */
export function territoryNames(): Plugin {
  return {
    name: 'territory-names',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => {
      if (id !== `\0${name}`) return undefined
      return [
        `export const codes = ${JSON.stringify(territoryCodes.join(' '))}`,
        `export const names = ${listed((tag) => Object.values(namesOf(tag)))}`,
        `export const months = ${listed(monthNames)}`,
      ].join('\n')
    },
  }
}
