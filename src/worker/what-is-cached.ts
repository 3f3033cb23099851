/**
 * What the service worker answers from the device, and why.
 *
 * | asked for | answer | why |
 * |---|---|---|
 * | a navigation to `/` without a query | where Chromium can, what was kept of the first page, by the browser itself: in the language of the device, else as it begins with the script | the next visit need not wait until the worker has started |
 * | a navigation to `/`, `/index.html`, `/w/<workshop>`, whatever its query | the first page as it was kept in the language of the device, else precached `/index.html` | the link on the poster must open without internet; workshop and language are read by the page |
 * | a navigation to `/facilitator/…` | `/facilitator/index.html`, kept since she opened it, else the network | the facilitator's device is prepared before the venue; no other phone carries her page |
 * | a navigation to `/withdraw/…` | precached `/withdraw/index.html` | what was promised with the receipt code holds without internet too: the withdrawal is noted and sent later |
 * | a navigation to `/accessibility/…` | precached `/accessibility/index.html` | whoever is kept from answering is so without internet too |
 * | a file of this version that only facilitators need | kept since she opened her page, with every new version again; else the network | hers is a fifth of the app, and one phone in forty is hers |
 * | any other file of this version | precached | all or nothing: a half-filled cache never takes over |
 * | a hashed file of an earlier version | kept from before, else the network | a tab that began before an update may still ask for it; the server keeps it for 90 days, but the tab may be offline |
 * | `/coordinator/…`, `/hub/…`, `/results/…`, `/api/…`, anything that is no GET | not touched | live figures and submissions must come from the endpoint or fail, never from a cache |
 */
export type Shell = '/index.html' | '/facilitator/index.html' | '/withdraw/index.html' | '/accessibility/index.html'

/** Which page answers a navigation; null leaves it to the network. */
export function shellFor(pathname: string): Shell | null {
  if (pathname === '/' || pathname === '/index.html' || /^\/w(\/|$)/.test(pathname)) return '/index.html'
  if (/^\/withdraw(\/|$)/.test(pathname)) return '/withdraw/index.html'
  if (/^\/accessibility(\/|$)/.test(pathname)) return '/accessibility/index.html'
  return /^\/facilitator(\/|$)/.test(pathname) ? '/facilitator/index.html' : null
}

/** Files whose name carries a hash of their content: the same name is the same bytes for ever. */
export const isHashedFile = (pathname: string): boolean => pathname.startsWith('/assets/')
