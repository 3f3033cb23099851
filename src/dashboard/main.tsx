import { render } from 'preact'
import { surveyId } from '../contract/routes.ts'
import { offerDeskWords } from '../i18n/desk-words.ts'
import { createI18nextReader } from '../i18n/i18next-reader.ts'
import { firstKnownLanguage, loadTerritoryNames, startTexts, useReader } from '../i18n/index.ts'
import { Desk } from './desk.tsx'

useReader(createI18nextReader())
offerDeskWords()
const asked = new URL(location.href).searchParams.get('lang')
const language = firstKnownLanguage([asked, ...navigator.languages])
await Promise.all([startTexts(language, ['dashboard', surveyId]), loadTerritoryNames()])
const root = document.getElementById('app')
if (!root) throw new Error('coordinator/index.html has no element with the id "app"')
root.replaceChildren()
render(<Desk />, root)
