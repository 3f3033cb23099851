import type { Draft } from './device.ts'

/** What is on the screen. */
export type View =
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'page'; readonly id: string }
  | { readonly kind: 'review' }
  | {
      readonly kind: 'done'
      readonly instanceIds: readonly string[]
      /** null once she has noted it. */
      readonly receiptCode: string | null
      readonly isReceived: boolean
    }

/** A place that the browser's Back and Forward lead to; the address itself never says where somebody is. */
export type Place = {
  readonly page: string
  /** How many of our own pages lie before it in the browser's history. */
  readonly depth: number
}

/** A part of the page, the question at a path, or a control by its id. */
export type FocusTarget = 'none' | 'heading' | 'errors' | { readonly question: string } | { readonly control: string }
