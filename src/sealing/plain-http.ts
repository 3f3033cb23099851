/**
 * Hashes written out in JavaScript, for pages on which browsers leave their own cryptography out. Such a page has no
 * service worker either, so that no phone stores this file: see vite.config.ts. Only ever imported when it is needed.
 */
export { hmac } from '@noble/hashes/hmac.js'
export { pbkdf2Async } from '@noble/hashes/pbkdf2.js'
export { sha256 } from '@noble/hashes/sha2.js'
