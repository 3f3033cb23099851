/** What no first page needs: one chunk, fetched while the person reads that page. */
export { Autocomplete } from '../questions/autocomplete.tsx'
export { Range } from '../questions/range.tsx'
export { Rank } from '../questions/rank.tsx'
export { DonePage } from './done.tsx'
export { DraftFound } from './draft-found.tsx'
export { Review } from './review.tsx'
