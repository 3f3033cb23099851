import { respondentsWords } from 'virtual:respondents-words'
import { effect, signal } from '@preact/signals'
import type { Language } from '../contract/routes.ts'
import { language } from './language.ts'
import { directionOf } from './language-names.ts'
import { createReader, type Reader, type TextValues, type Words } from './reader.ts'

type WordFiles = Readonly<Record<string, () => Promise<Words>>>

// One chunk per file; the service worker keeps them, so that a switch of language works offline.
let files: WordFiles = import.meta.glob<Words>('../../locales/*/questions.json', { import: 'default' })

/**
 * Adds locale files to those of respondents: where each lies is a part of the app that only its own pages need.
 * @param more as `import.meta.glob` finds them from this folder; before any of them is asked for
 */
export function offerWords(more: WordFiles): void {
  files = { ...files, ...more }
}

let reader: Reader = createReader()
let namespaces: readonly string[] = []

/** Whether the words of every page are here, and not only those of the first. */
export const areTextsWhole = signal(false)

/** Reads the words with another reader from now on; to be called before any is loaded. */
export function useReader(other: Reader): void {
  reader = other
}

const loads = new Map<string, Promise<void>>()

function loadFile(tag: Language, namespace: string): Promise<void> {
  const path = `${tag}/${namespace}`
  const known = loads.get(path)
  if (known) return known
  const load = (async () => reader.add(tag, namespace, await wordsIn(tag, namespace)))()
  loads.set(path, load)
  // The network may be back at the next try.
  load.catch(() => loads.delete(path))
  return load
}

/** Reads the words of a language beside those that are shown. @throws when the network is gone before they are here */
export const loadTexts = (tag: Language, names: readonly string[]): Promise<unknown> =>
  Promise.all(names.map((namespace) => loadFile(tag, namespace)))

/** Every word of a locale file. @throws when the network is gone before it is here */
export async function wordsIn(tag: Language, name: string): Promise<Words> {
  const load = files[`../../locales/${tag}/${name}.json`]
  return (load ? await load() : await respondentsWords(tag, name)) ?? {}
}

/** Puts words in place of those of a locale file, and beside those that it has not. */
export const fillTexts = (tag: Language, name: string, words: Words): void => reader.add(tag, name, words)

/**
 * Adds a locale file to those of the page, from now on in every language that it is shown in.
 * @throws when the network is gone before its words are here
 */
export async function addTexts(name: string): Promise<void> {
  if (namespaces.includes(name)) return
  await loadFile(language.value, name)
  namespaces = [...namespaces, name]
  // Another one may have been chosen meanwhile.
  await loadFile(language.value, name)
}

const load = (tag: Language): Promise<unknown> => loadTexts(tag, namespaces)

let isSpeaking = false

function speak(tag: Language): void {
  language.value = tag
  // Without a document the page is being prerendered, which writes these two itself.
  if (isSpeaking || typeof document === 'undefined') return
  isSpeaking = true
  effect(() => {
    document.documentElement.lang = language.value
    document.documentElement.dir = directionOf(language.value)
  })
}

/**
 * Loads the words of one language and shows the page in it.
 * @param tag   one of the five
 * @param names locale files that the page needs, without `.json`; `t` looks through them in this order
 */
export async function startTexts(tag: Language, names: readonly string[]): Promise<void> {
  namespaces = names
  await setLanguage(tag)
  areTextsWhole.value = true
}

/**
 * Shows the page with the few words that came along with it, by locale file, until `loadWholeTexts` is called.
 * @param names locale files that the page will need; `t` looks through them in this order
 */
export function startWithWords(tag: Language, names: readonly string[], words: Readonly<Record<string, Words>>): void {
  namespaces = names
  wanted = tag
  for (const [namespace, some] of Object.entries(words)) reader.add(tag, namespace, some)
  areTextsWhole.value = false
  speak(tag)
}

/** Fetches the words that `startWithWords` left out. @throws when the network is gone before they are here */
export async function loadWholeTexts(): Promise<void> {
  if (areTextsWhole.value) return
  await load(language.value)
  areTextsWhole.value = true
}

/** The language asked for last: one that loads slowly must not come after one that was chosen later. */
let wanted: Language = 'en'

/**
 * Changes the language of everything on the page at once: words, direction, numbers, title.
 * @throws when its words cannot be loaded; the page then stays as it is
 */
export async function setLanguage(tag: Language): Promise<void> {
  wanted = tag
  await load(tag)
  if (wanted !== tag) return
  speak(tag)
}

/**
 * The text behind a key of the page's locale files, the first that has it, in the language of the page; `count` chooses
 * the plural form. Where there is no text: nothing while the words are on their way, then the key, which a test finds on the page.
 */
export function t(key: string, values: TextValues = {}): string {
  for (const name of namespaces) {
    const text = textOf(name, key, values)
    if (text !== undefined) return text
  }
  return areTextsWhole.value ? key : ''
}

/**
 * A text of another locale file, such as the survey's; undefined where the file has none.
 * Names in the key are joined by dots: `choices.services.legal`.
 */
export function textOf(namespace: string, key: string, values: TextValues = {}): string | undefined {
  return reader.say(language.value, namespace, key, values)
}

/** Fetches the words of another language, for a page that shows several at once. */
export const loadTextsIn = async (tag: Language): Promise<void> => void (await load(tag))

/** A text in another language than the page's, whose words `loadTextsIn` has fetched; the key where there is none. */
export const textIn = (tag: Language, namespace: string, key: string, values: TextValues = {}): string =>
  reader.say(tag, namespace, key, values) ?? key
