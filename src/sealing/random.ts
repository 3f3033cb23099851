/** `count` random bytes. Passed in where an id or a code is made, so that tests are exact. */
export type RandomBytes = (count: number) => Uint8Array

/** From the device's own generator, which plain-http pages have as well. */
export const randomBytes: RandomBytes = (count) => crypto.getRandomValues(new Uint8Array(count))
