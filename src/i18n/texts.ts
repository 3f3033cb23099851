import { effect, signal } from '@preact/signals'
import i18next from 'i18next'
import type { Language } from '../contract/routes.ts'
import { formattingTag, language } from './language.ts'
import { directionOf } from './language-names.ts'

export type TextValues = Readonly<Record<string, string | number>>

type Load = () => Promise<Record<string, unknown>>

// One chunk per file; the service worker keeps them all, so that a switch of language works offline.
const files = import.meta.glob<Record<string, unknown>>(
  ['../../locales/*/*.json', '!../../locales/*/{review,sources}.json'],
  { import: 'default' },
)
// The same files of the surveys, cut down to what their first pages say.
const firstPages = import.meta.glob<Record<string, unknown>>(
  ['../../locales/*/*.json', '!../../locales/*/{app,dashboard,review,sources}.json'],
  { import: 'default', query: '?first-page' },
)

let namespaces: readonly string[] = []
let stage: 'first page' | 'whole' = 'first page'

/** Whether the words of every page are here, and not only those of the first. */
export const areTextsWhole = signal(false)

/** Digits and separators need no isolation; names, codes and addresses do, in either direction. */
const isolate = (value: string): string => (/^[\d\s.,%]*$/.test(value) ? value : `\u2068${value}\u2069`)

function prepare(): void {
  void i18next.init({
    lng: 'en',
    fallbackLng: false,
    resources: {},
    initAsync: false,
    interpolation: { escapeValue: true, escape: (value) => isolate(String(value)) },
  })
  i18next.services.formatter?.add('number', (value, tag) =>
    // i18next hands over the language that we set ourselves.
    new Intl.NumberFormat(formattingTag(tag as Language)).format(value),
  )
  effect(() => {
    document.documentElement.lang = language.value
    document.documentElement.dir = directionOf(language.value)
  })
}

async function load(tag: Language): Promise<void> {
  await Promise.all(
    namespaces.map(async (namespace) => {
      const path = `../../locales/${tag}/${namespace}.json`
      const load: Load | undefined = (stage === 'first page' ? firstPages[path] : undefined) ?? files[path]
      if (load) i18next.addResourceBundle(tag, namespace, await load(), true, true)
    }),
  )
}

/**
 * Loads the words of one language and shows the page in it.
 * @param tag   one of the five
 * @param names locale files that the page needs, without `.json`; the first is where `t` looks
 * @param until `first page`: of a survey's words only those of its first pages, until `loadWholeTexts` is called
 */
export async function startTexts(
  tag: Language,
  names: readonly string[],
  until: typeof stage = 'whole',
): Promise<void> {
  namespaces = names
  stage = until
  areTextsWhole.value = until === 'whole'
  if (!i18next.isInitialized) prepare()
  i18next.setDefaultNamespace(names[0] ?? 'app')
  await setLanguage(tag)
}

/** Fetches the words that `startTexts` left out. @throws TypeError when the network is gone before they are here */
export async function loadWholeTexts(): Promise<void> {
  if (areTextsWhole.value) return
  stage = 'whole'
  await load(language.value)
  areTextsWhole.value = true
}

/** The language asked for last: one that loads slowly must not come after one that was chosen later. */
let wanted: Language = 'en'

/**
 * Changes the language of everything on the page at once: words, direction, numbers, title.
 * @throws TypeError when its words cannot be loaded; the page then stays as it is
 */
export async function setLanguage(tag: Language): Promise<void> {
  wanted = tag
  await load(tag)
  if (wanted !== tag) return
  await i18next.changeLanguage(tag)
  language.value = tag
}

/** The text behind a key of the page's first locale file, in the language of the page. `count` chooses the plural form. */
export function t(key: string, values: TextValues = {}): string {
  return i18next.t(key, { ...values, lng: language.value })
}

/**
 * A text of another locale file, such as the survey's; undefined where the file has none.
 * Names in the key are joined by dots: `choices.services.legal`.
 */
export function textOf(namespace: string, key: string, values: TextValues = {}): string | undefined {
  const options = { ...values, ns: namespace, lng: language.value }
  return i18next.exists(key, options) ? i18next.t(key, options) : undefined
}
