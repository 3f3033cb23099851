/** What one file of the source may ask of the words: whole keys, and keys of which a part is filled in. */
export interface SourceKeys {
  readonly whole: ReadonlySet<string>
  readonly patterns: readonly RegExp[]
  /** Paths of the files that it draws on. */
  readonly imports: readonly string[]
}

const quoted = /'([\w.-]+)'|"([\w.-]+)"/g
const template = /`([\w.-]*\.[\w.-]*\$\{[^`]*|[\w.-]+\$\{[^`]*)`/g
const imported = /(?:from|import)\s*\(?\s*'(\.[^']+)'/g

/** @param path of the file, with `/`, to which its imports are relative */
export function sourceKeys(path: string, source: string): SourceKeys {
  const whole = new Set([...source.matchAll(quoted)].map(([, single, double]) => single ?? double ?? ''))
  const patterns = [...source.matchAll(template)].flatMap(([, words = '']) => patternOf(words) ?? [])
  const imports = [...source.matchAll(imported)].map(([, to = '']) => resolved(path, to))
  return { whole, patterns, imports }
}

/** `import.${kind}.finding` -> every key of that form; null where it says too little to be told from others. */
function patternOf(words: string): RegExp | null {
  const parts = words.split(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/)
  if (!/^\w+\./.test(parts[0] ?? '') || parts.some((part) => !/^[\w.-]*$/.test(part))) return null
  return new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('[\\w-]+')}$`)
}

function resolved(from: string, to: string): string {
  const path = from.split('/').slice(0, -1)
  for (const step of to.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.') path.push(step)
  }
  return path.join('/')
}
