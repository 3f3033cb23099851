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
/** Each app asks for its own words, and for those of `app` besides. */
const folders: Readonly<Record<string, readonly string[]>> = {
  app: ['src/screens/', 'src/kit/', 'src/worker/', 'src/i18n/'],
  facilitator: ['src/screens/', 'src/kit/', 'src/worker/'],
  hub: ['src/screens/hub/', 'src/kit/'],
  dashboard: ['src/dashboard/', 'src/kit/', 'src/interop/export/', 'src/server/'],
}

/**
 * Finds the texts of the apps in the source: which file asks for a key, and which screens are drawn with that file.
 * @param sources by path from the root of the project, with `/`
 */
export function appPlaces(sources: ReadonlyMap<string, string>) {
  const files = new Map([...sources].map(([path, source]) => [path, sourceKeys(path, source)] as const))
  const reached = screensByFile(files, { ...rootsOfDesk(sources.get('src/dashboard/desk.tsx') ?? ''), ...roots })
  return (namespace: string, keys: readonly string[]): ReadonlyMap<string, TextPlace> => {
    const own = [...files].filter(([path]) => folders[namespace]?.some((folder) => path.startsWith(folder)))
    const found = new Map(
      keys.map((key) => [key, own.filter(([, asks]) => isAskedBy(key, asks)).map(([path]) => path)]),
    )
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

function isAskedBy(key: string, { whole, patterns }: SourceKeys): boolean {
  const counted = splitPluralKey(key)?.base
  return [key, ...(counted === undefined ? [] : [counted])].some(
    (name) => whole.has(name) || patterns.some((pattern) => pattern.test(name)),
  )
}

function neighbours(key: string, found: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const group = `${key.split('.')[0]}.`
  return [...new Set([...found].flatMap(([other, paths]) => (other.startsWith(group) ? paths : [])))]
}
