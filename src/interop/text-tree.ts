/** A file of words, as it stands in `locales/<language>/`: nested keys down to texts. */
export interface TextTree {
  readonly [key: string]: string | TextTree
}

/** One text per key, nested keys joined by a dot, in the order of the file. */
export function flattenTexts(tree: TextTree): Map<string, string> {
  const texts = new Map<string, string>()
  const walk = (node: TextTree, above: string) => {
    for (const [name, child] of Object.entries(node)) {
      if (typeof child === 'string') texts.set(above + name, child)
      else walk(child, `${above}${name}.`)
    }
  }
  walk(tree, '')
  return texts
}
