import { createRequire } from 'node:module'
import type { PluginContext } from 'rolldown'
import type { Plugin } from 'vite'
import { idleFunctions, unusedLines, unusedMembers, unusedPassages, unusedStatics } from './dexie-unused.ts'

const whole = createRequire(import.meta.url).resolve('dexie/dist/modern/dexie.mjs')

type Statement = ReturnType<PluginContext['parse']>['body'][number]
type Cut = { readonly what: string; readonly start: number; readonly end: number }

/** What is to be left out of one statement at the top of the file. */
function cutsIn(statement: Statement): readonly Cut[] {
  if (statement.type === 'ClassDeclaration') {
    const className = statement.id?.name ?? ''
    return statement.body.body.flatMap((member) => {
      if (member.type !== 'MethodDefinition' || member.key.type !== 'Identifier') return []
      const { name } = member.key
      const isUnused = unusedMembers[className]?.includes(name)
      return isUnused ? [{ what: `${className}.${name}`, start: member.start, end: member.end }] : []
    })
  }
  if (statement.type === 'FunctionDeclaration' && statement.body) {
    const { id, body } = statement
    const isIdle = idleFunctions.includes(id?.name ?? '')
    return isIdle ? [{ what: `${id?.name}()`, start: body.start + 1, end: body.end - 1 }] : []
  }
  // props(Dexie, { … })
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'CallExpression') return []
  const [owner, parts] = statement.expression.arguments
  if (owner?.type !== 'Identifier' || owner.name !== 'Dexie' || parts?.type !== 'ObjectExpression') return []
  return parts.properties.flatMap((part) => {
    const named = part.type === 'SpreadElement' ? part.argument : part.key
    const name = named.type === 'Identifier' ? named.name : ''
    // With the comma behind it, of which the list has one after each.
    return unusedStatics.includes(name) ? [{ what: `Dexie.${name}`, start: part.start, end: part.end + 1 }] : []
  })
}

const unused = [
  ...Object.entries(unusedMembers).flatMap(([owner, names]) => names.map((name) => `${owner}.${name}`)),
  ...idleFunctions.map((name) => `${name}()`),
  ...unusedStatics.map((name) => `Dexie.${name}`),
]

/**
 * Dexie for browsers that have classes, without what this app has switched off or never asks for (`dexie-unused.ts`).
 * Its door leads to one file for browsers of ten years ago, which no bundler can take anything out of: together a third
 * more to fetch, to keep and to start with.
 * @param hasHooks for tests, which make faults with them
 */
export function lightDexie({ hasHooks = false } = {}): Plugin {
  return {
    name: 'light-dexie',
    enforce: 'pre',
    resolveId: (id) => (id === 'dexie' ? whole : undefined),
    transform(code, id) {
      if (id !== whole) return undefined
      const lines = [...unusedLines.always, ...(hasHooks ? [] : unusedLines.hooks)]
      const passages = unusedPassages.map(([from, upTo]) => {
        const start = code.indexOf(from)
        return code.slice(start, code.indexOf(upTo, start))
      })
      const left = [...lines, ...passages]
      const without = left.reduce((rest, text) => rest.replace(text, ''), code)
      const cuts = this.parse(without).body.flatMap(cutsIn)
      const unclear = [
        ...[...left, ...unusedPassages.flat()].filter((text) => code.split(text).length !== 2),
        ...unused.filter((name) => cuts.filter(({ what }) => what === name).length !== 1),
      ]
      if (unclear.length > 0) this.error(`Dexie does not say once: ${unclear.join(' ')}. Read it again`)
      const lastFirst = cuts.sort((one, other) => other.start - one.start)
      return {
        code: lastFirst.reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), without),
        map: null,
      }
    },
  }
}
