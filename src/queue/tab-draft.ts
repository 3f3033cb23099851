import { tabDraftName } from './draft-flag.ts'

/** The draft that this tab writes, and what opens it. */
export type TabDraft = {
  readonly draftId: string
  /** The page of this tab that wrote it last. */
  readonly writer: string | null
  /** Hex. */
  readonly key: string
}

export type TabStorage = () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export type TabDraftStore = ReturnType<typeof createTabDraft>

/**
 * Where a draft's key lies by default: it outlives a reload and a browser that brings its tabs back after a crash, and
 * ends with the tab. Another tab, and whoever comes next, cannot read it.
 * @param storage asked at every use, because a browser that blocks it throws already when it is named
 */
export function createTabDraft(storage: TabStorage) {
  let held: TabDraft | null = null

  return {
    read(): TabDraft | null {
      if (held) return held
      try {
        // Only `hold` writes it.
        return JSON.parse(storage().getItem(tabDraftName) ?? 'null') as TabDraft | null
      } catch {
        return null
      }
    },

    /** @returns whether the tab keeps it, or, where the browser does not let us, only this page's memory */
    hold(draft: TabDraft): 'tab' | 'page' {
      held = draft
      try {
        const text = JSON.stringify(draft)
        if (storage().getItem(tabDraftName) !== text) storage().setItem(tabDraftName, text)
        return 'tab'
      } catch {
        return 'page'
      }
    },

    forget(): void {
      held = null
      try {
        storage().removeItem(tabDraftName)
      } catch {
        // Blocked: then it was never there.
      }
    },
  }
}
