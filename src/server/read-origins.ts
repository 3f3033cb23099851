import { StartError } from './start-error.ts'

/** @throws StartError for what is no origin, never with a password in it */
export function readOrigins(name: string, text: string | null): readonly string[] {
  return (text?.split(/\s*,\s*/) ?? []).map((one) => {
    if (/^https?:\/\/[^/?#@]+\/?$/.test(one) && URL.canParse(one)) return new URL(one).origin
    throw new StartError(
      `${name}: "${one.replace(/\/\/.*@/, '//…@')}" is no origin; use scheme and host only, by commas, such as ${name}=https://hooks.example.org`,
    )
  })
}
