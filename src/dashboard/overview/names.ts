import { surveyId } from '../../contract/routes.ts'
import type { Workshop } from '../../contract/workshop.ts'
import { isLanguage, language, languageNames, t, territoryName, textOf } from '../../i18n/index.ts'

/** Choice lists of the survey have words already: a workshop, or "prefer not to say". */
export const choiceName = (list: string, code: string): string => textOf(surveyId, `choices.${list}.${code}`) ?? code

export const questionLabel = (name: string): string => textOf(surveyId, `${name}.label`) ?? name

/** The words of a question where no answer of somebody's is put into them; else its name. */
export function plainLabel(name: string): string {
  const words = textOf(surveyId, `${name}.label`)
  return words === undefined || /[{}]/.test(words) ? name : words
}

const orNone =
  (words: (key: string) => string) =>
  (key: string): string =>
    key === '' ? t('overview.none.row') : words(key)

export const languageName = orNone((tag) => (isLanguage(tag) ? languageNames[tag] : tag))
export const countryName = orNone((code) => textOf(surveyId, `choices.countries.${code}`) ?? territoryName(code))

/** The survey knows the first workshops in five languages; the others have the place that was written down for them. */
export const workshopName = (code: string, workshops: readonly Pick<Workshop, 'code' | 'place'>[] = []): string =>
  code === ''
    ? t('overview.none.row')
    : (textOf(surveyId, `choices.workshop.${code}`) ?? workshops.find((one) => one.code === code)?.place ?? code)

export const channelName = orNone((code) => t(`channel.${code}`))
export const modeName = orNone((code) => t(`mode.${code}`))
export const regionName = orNone((code) => choiceName('regions', code))
export const versionName = orNone((version) => version)

/** Names one after the other, each kept in its own direction. */
export const namesInARow = (names: readonly string[]): string =>
  names.map((name) => `\u2068${name}\u2069`).join(language.value === 'ar' ? '، ' : ', ')
