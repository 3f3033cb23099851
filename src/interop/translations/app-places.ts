import { splitPluralKey } from '../text-plurals.ts'
import { frameOf, screens } from './screens.ts'
import { type SourceKeys, sourceKeys } from './source-keys.ts'

/** Where a text is read: screens as `screenAddress` knows them, files of the source, questions of the survey. */
export interface TextPlace {
  readonly screens: readonly string[]
  readonly files: readonly string[]
  readonly questions: readonly string[]
}

/** A text on more screens than these belongs to the frame around them. */
const mostScreens = 3
/** Where the words of a file are asked for, if not by the screens. */
const folders: Readonly<Record<string, readonly string[]>> = {
  hub: ['src/screens/hub/', 'src/kit/'],
  dashboard: ['src/dashboard/', 'src/kit/', 'src/interop/export/', 'src/server/'],
}
const ofScreens: readonly string[] = ['src/screens/', 'src/kit/', 'src/worker/', 'src/i18n/']

/**
 * Finds the texts of the apps in the source: which file asks for a key, and which screens are drawn with that file.
 * @param sources by path from the root of the project, with `/`
 */
export function appPlaces(sources: ReadonlyMap<string, string>) {
  const files = new Map([...sources].map(([path, source]) => [path, sourceKeys(path, source)] as const))
  const reached = screensByFile(files, { ...rootsOfDesk(sources.get('src/dashboard/desk.tsx') ?? ''), ...roots })
  return (namespace: string, keys: readonly string[]): ReadonlyMap<string, TextPlace> => {
    const within = folders[namespace] ?? ofScreens
    const askers = createAskers([...files].filter(([path]) => within.some((folder) => path.startsWith(folder))))
    const found = new Map(keys.map((key) => [key, askers(key)]))
    return new Map(
      keys.map((key) => {
        const here = found.get(key) ?? []
        // Some keys are put together out of sight; they stand where their neighbours stand.
        const near = here.length > 0 ? here : neighbours(key, found)
        const names = new Set(near.flatMap((path) => [...(reached.get(path) ?? [])]))
        const isFrame = names.size === 0 || names.size > mostScreens
        return [key, { screens: isFrame ? [frameOf(namespace)] : [...names].sort(), files: here, questions: [] }]
      }),
    )
  }
}

const roots = Object.fromEntries(Object.entries(screens).map(([name, { root }]) => [name, root]))

/** `exports: { Page: Exports, … }` and where `Exports` comes from. */
function rootsOfDesk(desk: string): Readonly<Record<string, string>> {
  const imports = new Map(
    [...desk.matchAll(/import \{ (\w+) \} from '\.\/([^']+)'/g)].map(([, name = '', path = '']) => [
      name,
      `src/dashboard/${path}`,
    ]),
  )
  const rooms = [...desk.matchAll(/^ {2}(\w+): \{ Page: (\w+)/gm)]
  return Object.fromEntries(rooms.map(([, room = '', page = '']) => [`desk/${room}`, imports.get(page) ?? '']))
}

function screensByFile(
  files: ReadonlyMap<string, SourceKeys>,
  rootOf: Readonly<Record<string, string>>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const reached = new Map<string, Set<string>>()
  const isRoot = new Set(Object.values(rootOf))
  for (const [screen, root] of Object.entries(rootOf)) {
    const visit = (path: string): void => {
      const names = reached.get(path) ?? new Set()
      if (names.has(screen) || (path !== root && isRoot.has(path))) return
      reached.set(path, names.add(screen))
      for (const next of files.get(path)?.imports ?? []) visit(next)
    }
    visit(root)
  }
  return reached
}

/** Patterns are tried only on keys that begin like them: thousands of keys meet hundreds of patterns. */
function createAskers(files: readonly (readonly [string, SourceKeys])[]): (key: string) => readonly string[] {
  const whole = new Map<string, Set<string>>()
  const patterns = new Map<string, { readonly pattern: RegExp; readonly path: string }[]>()
  for (const [path, asks] of files) {
    for (const key of asks.whole) whole.set(key, (whole.get(key) ?? new Set()).add(path))
    for (const pattern of asks.patterns) {
      const group = groupOf(pattern.source.slice(1).replaceAll('\\', ''))
      patterns.set(group, [...(patterns.get(group) ?? []), { pattern, path }])
    }
  }
  return (key) => {
    const counted = splitPluralKey(key)?.base
    const names = counted === undefined ? [key] : [key, counted]
    const found = new Set(names.flatMap((name) => [...(whole.get(name) ?? [])]))
    for (const { pattern, path } of patterns.get(groupOf(key)) ?? [])
      if (names.some((name) => pattern.test(name))) found.add(path)
    return [...found].sort()
  }
}

const groupOf = (key: string): string => key.split('.')[0] ?? ''

function neighbours(key: string, found: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const group = `${groupOf(key)}.`
  return [...new Set([...found].flatMap(([other, paths]) => (other.startsWith(group) ? paths : [])))]
}
