/** The language of columns that name none. */
export const unnamedLanguage = 'default'

const codeBehind = /\(\s*([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)\s*\)$/
const subtag = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i

/** English names and own names of the languages with two letters. */
let known: ReadonlyMap<string, string> | undefined

/**
 * The BCP 47 code for a language as a heading names it: `Español (es)`, `French`, `sw`.
 * What nobody knows gets a code for private use, such as `und-x-tetun`, so that nothing is mistaken for another language.
 */
export function languageCode(name: string): string {
  const inBrackets = codeBehind.exec(name)?.[1]?.replaceAll('_', '-')
  if (inBrackets !== undefined && isTag(inBrackets)) return canonical(inBrackets)
  known ??= languageNames()
  const byName = known.get(fold(name))
  if (byName !== undefined) return byName
  if (subtag.test(name) && isTag(name) && !/^[a-z]{4,}$/i.test(name)) return canonical(name)
  const pieces =
    fold(name)
      .normalize('NFD')
      .match(/[a-z0-9]+/g) ?? []
  const rest = pieces.flatMap((piece) => piece.match(/.{1,8}/g) ?? [])
  return `und-x-${rest.length > 0 ? rest.join('-') : fromCodePoints(name)}`
}

/** As headings name a language that came from nowhere else: `Español (es)`. */
export function languageHeading(code: string): string {
  if (code === unnamedLanguage) return ''
  const name = displayName(code, code)
  return name === code ? code : `${name.charAt(0).toUpperCase()}${name.slice(1)} (${code})`
}

const fold = (name: string): string => name.trim().toLowerCase()

/** Names in a script without Latin letters still need a code of their own. */
function fromCodePoints(name: string): string {
  return [...name]
    .slice(0, 8)
    .map((character) => (character.codePointAt(0) ?? 0).toString(36))
    .join('-')
}

function languageNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  for (const first of letters) {
    for (const second of letters) {
      const code = first + second
      if (displayName(code, 'en') === code || canonical(code) !== code) continue
      for (const name of [displayName(code, 'en'), displayName(code, code)]) {
        if (!names.has(fold(name))) names.set(fold(name), code)
      }
    }
  }
  return names
}

/** The code itself where Unicode has no name for it, as for private use. */
function displayName(code: string, language: string): string {
  if (code.includes('-x-')) return code
  if (Intl.DisplayNames.supportedLocalesOf(language).length === 0) return code
  return new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    // Not a tag: that is the answer.
    return false
  }
}

function canonical(tag: string): string {
  return Intl.getCanonicalLocales(tag)[0] ?? tag
}
