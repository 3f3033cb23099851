import type { Words } from './reader.ts'
import { offerWords } from './texts.ts'

/** Lets a page speak of a server in a room without internet. */
export const offerHubWords = (): void =>
  offerWords(import.meta.glob<Words>('../../locales/*/hub.json', { import: 'default' }))
