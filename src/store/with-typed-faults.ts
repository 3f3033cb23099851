import { StorageUnavailableError } from './storage-unavailable-error.ts'
import type { Store } from './store.ts'
import { StoreSettingsError } from './store-settings-error.ts'

/** Lets no error of a database driver out: its message may quote answers, and callers should know one class only. */
export function withTypedFaults(store: Store): Store {
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return async (...args: unknown[]) => {
        try {
          return await value.apply(target, args)
        } catch (error) {
          if (error instanceof StorageUnavailableError || error instanceof StoreSettingsError) throw error
          throw new StorageUnavailableError(String(name), codeOf(error))
        }
      }
    },
  })
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return error instanceof Error ? error.name : 'unknown'
}
