import i18next from 'i18next'
import type { Language } from '../contract/routes.ts'
import { isolate, type Reader } from './reader.ts'
import { writeNumber } from './write-number.ts'

/** The same files read by i18next itself: for the desk, which need not be light. */
export function createI18nextReader(): Reader {
  const instance = i18next.createInstance()
  void instance.init({
    lng: 'en',
    fallbackLng: false,
    resources: {},
    initAsync: false,
    // Keys arrive flat.
    keySeparator: false,
    interpolation: { escapeValue: true, escape: (value) => isolate(String(value)) },
  })
  // i18next hands over the language that we set ourselves.
  instance.services.formatter?.add('number', (value, tag) => writeNumber(tag as Language, value))
  return {
    add: (tag, namespace, words) => void instance.addResourceBundle(tag, namespace, words, true, true),
    say(tag, namespace, key, values) {
      const options = { ...values, ns: namespace, lng: tag }
      return instance.exists(key, options) ? instance.t(key, options) : undefined
    },
  }
}
