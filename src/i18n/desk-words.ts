import type { Words } from './reader.ts'
import { offerWords } from './texts.ts'

/** Lets a page speak as the coordinator reads it. */
export const offerDeskWords = (): void =>
  offerWords(import.meta.glob<Words>('../../locales/*/dashboard.json', { import: 'default' }))
