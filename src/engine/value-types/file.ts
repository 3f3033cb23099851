import { tidy } from './tidy.ts'

/** The name of an attachment, never a way to another folder; its bytes travel beside the answers. */
export function normaliseFile(text: string): string | undefined {
  const name = tidy(text)
  return name.length <= 255 && !/[/\\]|^\.\.?$/.test(name) ? name : undefined
}
