/** Keys by which `x` of a definition speaks of the choices of one list: the words' key, numbered where several share it. */
export function choiceKeys(
  choices: readonly { readonly name: string; readonly words?: string | undefined }[],
): string[] {
  const count = new Map<string, number>()
  return choices.map(({ name, words }) => {
    const key = words ?? name
    const n = (count.get(key) ?? 0) + 1
    count.set(key, n)
    return n === 1 ? key : `${key}##${n}`
  })
}
