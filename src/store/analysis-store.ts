/** A tag of the answers to one question. */
export interface KeptTag {
  readonly id: string
  readonly label: string
}

/** Whether there is a public page, and of when. */
export interface KeptResults {
  readonly isOn: boolean
  /** Null until there has been a first edition. */
  readonly edition: { readonly day: string; readonly responses: number } | null
}

/** What analysts keep beside the answers, and what the public page was made of. */
export interface AnalysisStore {
  tags(surveyId: string, question: string): Promise<readonly KeptTag[]>
  createTag(tag: {
    readonly id: string
    readonly surveyId: string
    readonly question: string
    readonly label: string
  }): Promise<'created' | 'exists'>
  /** @returns where it is known, what it is of and what it was called */
  tag(id: string): Promise<{ readonly surveyId: string; readonly question: string; readonly label: string } | null>
  renameTag(id: string, label: string): Promise<'renamed' | 'exists'>
  /** Takes it off all answers as well. */
  deleteTag(id: string): Promise<void>
  /** @returns `unknown` where there is no such answer; putting it on twice is putting it on once */
  putTag(id: string, instanceId: string): Promise<'put' | 'unknown'>
  takeTag(id: string, instanceId: string): Promise<void>
  /** @returns the ids of the tags that each of these answers carries; one without any is not in the map */
  tagsOn(question: string, instanceIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>

  results(surveyId: string): Promise<KeptResults>
  /** All that it ever said, and what stood behind it: JSON of whoever made it. */
  resultTables(surveyId: string): Promise<string>
  /** Keeps what was published. */
  switchResults(surveyId: string, isOn: boolean): Promise<void>
  /** @param after the edition that it follows; nothing is kept when another has come in between */
  saveEdition(
    surveyId: string,
    after: KeptResults['edition'],
    next: { readonly day: string; readonly responses: number; readonly tables: string },
  ): Promise<'saved' | 'outdated'>
}
