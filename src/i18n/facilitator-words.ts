import type { Words } from './reader.ts'
import { offerWords } from './texts.ts'

/** Lets a page speak as facilitators read it. */
export const offerFacilitatorWords = (): void =>
  offerWords(import.meta.glob<Words>('../../locales/*/facilitator.json', { import: 'default' }))
