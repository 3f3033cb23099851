import { readFileSync } from 'node:fs'
import { pseudoWord } from '../../../scripts/pseudo-words.ts'

type Json = { readonly [key: string]: string | Json }

const files = new Map<string, Json>()

function file(language: string, name: string): Json {
  const path = `locales/${language}/${name}.json`
  const known = files.get(path)
  if (known) return known
  const read = JSON.parse(readFileSync(path, 'utf8')) as Json
  files.set(path, read)
  return read
}

function textAt(json: Json, key: string): string {
  const value = key
    .split('.')
    .reduce<string | Json | undefined>((at, step) => (typeof at === 'object' ? at[step] : undefined), json)
  if (typeof value !== 'string') throw new Error(`No words under ${key}`)
  return value
}

/**
 * What is on the screen in one language, read from the same files as the app.
 * @param tag one of the five, or `pseudo` for English as `npm run dev -- --pseudo` shows it
 */
export function wordsOf(tag: string) {
  const isPseudo = tag === 'pseudo'
  const language = isPseudo ? 'en' : tag
  const find = (json: Json, key: string) => (isPseudo ? pseudoWord(textAt(json, key)) : textAt(json, key))
  return {
    app: (key: string): string => find(file(language, 'app'), key),
    question: (key: string): string => find(file(language, 'questions'), key),
    facilitator: (key: string): string => find(file(language, 'facilitator'), key),
    hub: (key: string): string => find(file(language, 'hub'), key),
    desk: (key: string): string => find(file(language, 'dashboard'), key),
    label: (question: string): string => find(file(language, 'femig-global-cso'), `${question}.label`),
    choice: (list: string, code: string): string => find(file(language, 'femig-global-cso'), `choices.${list}.${code}`),
    message: (question: string, column: 'constraint_message' | 'required_message'): string =>
      find(file(language, 'femig-global-cso'), `${question}.${column}`),
    country: (code: string): string =>
      new Intl.DisplayNames([language], { type: 'region', style: 'short' }).of(code) ?? code,
  }
}
