import { signal } from '@preact/signals'

/** Whether the page may say what only this device knows; a prerendered page must first be taken over as it is. */
export const isLive = signal(false)
