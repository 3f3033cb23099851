import type { SurveyDefinition, SurveyNode } from '../../contract/definition.ts'
import type { TextPlace } from './app-places.ts'

interface Spot {
  readonly screen: string
  readonly file: string
  readonly question: string | null
}

/**
 * Finds the words of a questionnaire in its definitions: on which page of which section they stand, and with which
 * question; choices stand with every question that offers their list.
 * @param keys of `locales/<language>/<survey id>.json`
 */
export function surveyPlaces(
  definitions: readonly SurveyDefinition[],
  keys: readonly string[],
): ReadonlyMap<string, TextPlace> {
  const owners = new Map<string, Spot[]>()
  for (const definition of definitions) collect(definition, (owner, spot) => push(owners, owner, spot))
  return new Map(
    keys.map((key) => {
      const spots = owners.get(ownerOf(key)) ?? []
      const first = { screens: ['respondent/start'], files: [], questions: [] }
      if (spots.length === 0) return [key, first]
      const all = <Name extends keyof Spot>(name: Name) => [...new Set(spots.map((spot) => spot[name]))]
      const questions = all('question').filter((question) => question !== null)
      return [key, { screens: all('screen'), files: all('file'), questions }]
    }),
  )
}

function collect(definition: SurveyDefinition, note: (owner: string, spot: Spot) => void): void {
  const file = `survey-definitions/${definition.id}/${definition.version}.json`
  const visit = (node: SurveyNode, path: readonly string[]): void => {
    // Whatever lies deeper is drawn on the page of its section.
    const screen = ['survey', ...[...path, node.name].slice(0, 2)].join('/')
    const isBranch = node.type === 'group' || node.type === 'repeat'
    const spot = { screen, file, question: isBranch ? null : node.name }
    note(node.words ?? node.name, spot)
    if (isBranch) for (const child of node.children) visit(child, [...path, node.name])
    else if ('list' in node && node.list !== undefined) note(`choices.${node.list}`, spot)
  }
  for (const node of definition.survey) visit(node, [])
}

/** `services.label` -> services; `choices.services.legal` and `choice_media.services.legal.image` -> their list. */
function ownerOf(key: string): string {
  const [first = '', second = ''] = key.split('.')
  return first === 'choices' || first === 'choice_media' ? `choices.${second}` : key.slice(0, key.lastIndexOf('.'))
}

function push(owners: Map<string, Spot[]>, owner: string, spot: Spot): void {
  const known = owners.get(owner)
  if (known) known.push(spot)
  else owners.set(owner, [spot])
}
