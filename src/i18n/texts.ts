import { effect } from '@preact/signals'
import i18next from 'i18next'
import type { Language } from '../contract/routes.ts'
import { formattingTag, language } from './language.ts'
import { directionOf } from './language-names.ts'

export type TextValues = Readonly<Record<string, string | number>>

// One chunk per file; the service worker keeps them all, so that a switch of language works offline.
const files = import.meta.glob<Record<string, unknown>>(
  ['../../locales/*/*.json', '!../../locales/*/{review,sources}.json'],
  { import: 'default' },
)

let namespaces: readonly string[] = []

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
      if (i18next.hasResourceBundle(tag, namespace)) return
      const file = files[`../../locales/${tag}/${namespace}.json`]
      if (file) i18next.addResourceBundle(tag, namespace, await file())
    }),
  )
}

/**
 * Loads the words of one language and shows the page in it.
 * @param tag   one of the five
 * @param names locale files that the page needs, without `.json`; the first is where `t` looks
 */
export async function startTexts(tag: Language, names: readonly string[]): Promise<void> {
  namespaces = names
  if (!i18next.isInitialized) prepare()
  i18next.setDefaultNamespace(names[0] ?? 'app')
  await setLanguage(tag)
}

/** Changes the language of everything on the page at once: words, direction, numbers, title. */
export async function setLanguage(tag: Language): Promise<void> {
  await load(tag)
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
