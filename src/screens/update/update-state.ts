import { signal } from '@preact/signals'

/** A new version of the app is on this device and waits to be let in. */
export const updateReady = signal(false)
/** The whole app and all languages are on this device. */
export const isOfflineReady = signal(false)
/** Lets the new version in and reloads this tab; set once the worker's bridge is loaded. */
export const applyUpdate = signal<(() => unknown) | null>(null)
