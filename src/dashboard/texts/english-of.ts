import type { TextCell, TextList } from '../../contract/texts.ts'

const byList = new WeakMap<TextList, ReadonlyMap<string, string>>()

/** The English that a text of any language says: of a counted one its own form, or the one for all other numbers. */
export function englishOf(list: TextList, { key, form }: TextCell): string {
  let texts = byList.get(list)
  if (!texts) {
    texts = new Map(list.rows.flatMap(({ cells }) => (cells['en'] ?? []).map((cell) => [cell.key, cell.text] as const)))
    byList.set(list, texts)
  }
  return texts.get(key) ?? (form === undefined ? '' : (texts.get(`${key.slice(0, -form.length)}other`) ?? ''))
}
