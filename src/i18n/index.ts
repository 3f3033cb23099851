export { foldForSearch } from '../contract/fold-for-search.ts'
export { firstKnownLanguage, isLanguage } from '../contract/languages.ts'
export { inDictionaryOrder } from './dictionary-order.ts'
export { formatDay, formatMonth, formatNumber } from './formats.ts'
export { language, offeredLanguages } from './language.ts'
export { directionOf, languageNames } from './language-names.ts'
export type { TextValues } from './reader.ts'
export {
  englishTerritoryName,
  loadedMonths,
  loadTerritoryNames,
  territoryName,
} from './territories.ts'
export {
  addTexts,
  areTextsWhole,
  fillTexts,
  loadTexts,
  loadTextsIn,
  loadWholeTexts,
  setLanguage,
  startTexts,
  startWithWords,
  t,
  textIn,
  textOf,
  useReader,
  wordsIn,
} from './texts.ts'
