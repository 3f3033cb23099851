import type { SurveyDefinition, SurveyNode } from '../contract/definition.ts'

const asks =
  (types: readonly string[]) =>
  ({ survey }: Pick<SurveyDefinition, 'survey'>): boolean => {
    const isAsked = (node: SurveyNode): boolean =>
      types.includes(node.type) || ('children' in node && node.children.some(isAsked))
    return survey.some(isAsked)
  }

/** Whether a page of this survey has any use for the place where a phone is. */
export const asksForPlaces = asks(['geopoint'])

/** Whether anything but answers comes in with its submissions. */
export const asksForFiles = asks(['image', 'audio', 'video', 'file'])
