import { shortestPassword } from '../contract/account.ts'

/** Length is what counts; the name itself, with whatever beside it left out, is what is guessed first. */
export function isGoodPassword(password: string, name: string): boolean {
  const folded = password.normalize('NFKC').toLowerCase()
  const rest = folded.replaceAll(name.normalize('NFKC').toLowerCase(), '')
  return [...password].length >= shortestPassword && rest.length > 0 && new Set(folded).size > 3
}
