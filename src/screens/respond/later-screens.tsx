/** What no first page needs: one chunk, fetched while the person reads that page. */
export { ReadAloud } from '../aloud/read-aloud.tsx'
export { prepareInstall } from '../install/install-offer.ts'
export { LaterQuestion } from '../questions/later-question.tsx'
export { DonePage } from './done.tsx'
export { DraftFound } from './draft-found.tsx'
export { RepeatControls } from './repeat-controls.tsx'
export { Review } from './review.tsx'
export { SaveChoice } from './save-choice.tsx'
