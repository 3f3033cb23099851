const patienceMs = 10_000

/**
 * Whether the app would open without a network: a worker is in charge, and the page comes out of its cache.
 * Asks the caches themselves, because a worker that is in charge says nothing of a cache that was cleared.
 */
export async function isAppStored(): Promise<boolean> {
  if (!('serviceWorker' in navigator) || !('caches' in globalThis)) return false
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs))
  const registration = await Promise.race([navigator.serviceWorker.ready, late])
  return registration !== null && (await caches.match('/index.html', { ignoreSearch: true })) !== undefined
}
