import type { SurveyNode } from '../../../contract/definition.ts'

export type Layout = {
  /** A list to open instead of one that lies open. */
  readonly isClosed: boolean
  /** Only the names of the columns, for the rows below. */
  readonly isHeader: boolean
  /** Choosing leads to the next page. */
  readonly goesOn: boolean
  /** Class of the box around the choices. */
  readonly look: string
}

const mostColumns = 6

/**
 * What XLSForm's appearances of choices ask for.
 * @source https://docs.getodk.org/form-question-types/#select-widget-with-buttons
 */
export function layoutOf({ appearance = '' }: Pick<SurveyNode, 'appearance'>): Layout {
  const words = appearance.split(/\s+/)
  const has = (...some: readonly string[]): boolean => words.some((word) => some.includes(word))
  const counted = words.map((word) => /^(?:columns|(?:quick)?compact)-(\d+)$/.exec(word)?.[1]).find(Boolean)
  const look = (): string => {
    if (has('list-nolabel', 'list')) return 'laid-out-row'
    if (counted) return `laid-out-columns-${Math.min(Math.max(Number(counted), 1), mostColumns)}`
    if (has('columns-pack', 'horizontal-compact', 'compact', 'quickcompact')) return 'laid-out-packed'
    return has('columns', 'horizontal') ? 'laid-out-columns' : ''
  }
  return {
    isClosed: has('minimal'),
    isHeader: has('label'),
    goesOn: words.some((word) => word.startsWith('quick')),
    look: `${look()}${has('list-nolabel') ? ' laid-out-nolabel' : ''}`,
  }
}
