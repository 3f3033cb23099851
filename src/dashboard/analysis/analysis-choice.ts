/** Values that are chosen among, by the name of the query; none chosen is no filter. */
export type ListFilter = 'languages' | 'regions' | 'workshops' | 'versions'
export type Filter = Readonly<Record<ListFilter, readonly string[]>>

/** From how many responses on a count is shown. */
export const thresholds = ['5', '10', '3', '0'] as const

/** Of which responses, and from how many on. */
export interface AnalysisChoice {
  readonly lists: Filter
  readonly atLeast: (typeof thresholds)[number]
  readonly hidesZero: boolean
}

export const firstChoice: AnalysisChoice = {
  lists: { languages: [], regions: [], workshops: [], versions: [] },
  atLeast: '5',
  hidesZero: false,
}

/** The filter as a query: values of one list are alternatives. */
export function filterQuery({ lists }: AnalysisChoice): URLSearchParams {
  const query = new URLSearchParams()
  for (const [name, values] of Object.entries(lists)) if (values.length > 0) query.set(name, values.join(','))
  return query
}

/** All that a table is asked for with. */
export function tableQuery(choice: AnalysisChoice, more: Readonly<Record<string, string>> = {}): string {
  const query = filterQuery(choice)
  query.set('atLeast', choice.atLeast)
  if (choice.hidesZero) query.set('zero', 'hidden')
  for (const [name, value] of Object.entries(more)) query.set(name, value)
  return query.toString()
}
