import { surveyId } from '../../contract/routes.ts'
import type { TextRow } from '../../contract/texts.ts'
import { t, textOf } from '../../i18n/index.ts'

/** Files of words by what they are to people; a survey of another name keeps its name. */
export function namespaceName(namespace: string): string {
  if (namespace === surveyId) return t('texts.file.survey')
  const known = ['app', 'questions', 'facilitator', 'dashboard', 'hub', 'accessibility']
  const name = namespace.split('/').at(-1) ?? namespace
  return known.includes(name) ? t(`texts.file.${name}`) : namespace
}

/** Pages of the questionnaire have no name of their own: they are numbered within their section. */
export function pageNumbers(rows: readonly TextRow[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  const inSection = new Map<string, number>()
  for (const screen of rows.flatMap(({ screens }) => screens)) {
    const [area, section = '', page] = screen.split('/')
    if (area !== 'survey' || page === undefined || numbers.has(screen)) continue
    const number = (inSection.get(section) ?? 0) + 1
    inSection.set(section, number)
    numbers.set(screen, number)
  }
  return numbers
}

export function screenName(screen: string, pages: ReadonlyMap<string, number>): string {
  const [area = '', place = ''] = screen.split('/')
  if (area === 'survey') {
    const section = textOf(surveyId, `${place}.label`) ?? place
    const number = pages.get(screen)
    return number === undefined ? section : t('texts.on.page', { section, number })
  }
  if (area === 'accessibility' || area === 'hub') return t(`texts.file.${area}`)
  if (screen === 'desk/signIn') return t('texts.on.room', { room: t('signIn.page.title') })
  if (area === 'desk' && place !== '' && place !== 'link') return t('texts.on.room', { room: t(`desk.${place}.label`) })
  return t(`texts.on.${screen.replace('/', '_')}`)
}
