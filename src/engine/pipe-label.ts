import type { FormItem } from './form-item.ts'
import type { LabelPiece } from './types.ts'

const reference = /\$\{\s*([^\s{}]+)\s*\}/g

/**
 * Splits a label into words and answers, so that the screen can escape and isolate what a person typed.
 * A name that the form does not have stays in the words as it was written.
 */
export function pipeLabel(
  text: string,
  find: (name: string) => { readonly item: FormItem; readonly value: string } | undefined,
): LabelPiece[] {
  const pieces: LabelPiece[] = []
  let words = ''
  let end = 0
  for (const match of text.matchAll(reference)) {
    const [whole, name = ''] = match
    const found = find(name)
    words += text.slice(end, match.index) + (found ? '' : whole)
    end = match.index + whole.length
    if (!found) continue
    if (words !== '') pieces.push(words)
    words = ''
    const list = found.item.question?.list
    pieces.push({ name, value: found.value, ...(list !== undefined && { list }) })
  }
  words += text.slice(end)
  if (words !== '' || pieces.length === 0) pieces.push(words)
  return pieces
}
