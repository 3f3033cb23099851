import { createStore, get, keys, set, type UseStore } from 'idb-keyval'

// A database of its own: a setting that cannot be read must never stand between an answer and its outbox.
let store: UseStore | null = null
const settings = (): UseStore => {
  store ??= createStore('femig-settings', 'settings')
  return store
}

/**
 * A small setting of the device, such as its language or the facilitator's set-up; never an answer, because
 * idb-keyval does not reopen a database that iOS has closed.
 * @returns null where it was never written or cannot be read now
 */
export async function readSetting(name: string): Promise<unknown> {
  try {
    return (await get(name, settings())) ?? null
  } catch {
    store = null
    return null
  }
}

/** The same for what must not be taken for absent. @throws Error where it cannot be read now, or not in time */
export async function readSettingOrFail(name: string, patienceMs: number): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the setting ${name} could not be read in ${patienceMs} ms`)), patienceMs)
  })
  return (await Promise.race([get(name, settings()), tooLate]).finally(() => clearTimeout(timer))) ?? null
}

/** @returns false where the browser does not keep it; the choice then lasts as long as the page. */
export async function writeSetting(name: string, value: unknown): Promise<boolean> {
  try {
    await set(name, value, settings())
    return true
  } catch {
    store = null
    return false
  }
}

/** Names of what was ever written; nothing where it cannot be read now. */
export async function settingNames(): Promise<readonly string[]> {
  try {
    return await keys<string>(settings())
  } catch {
    store = null
    return []
  }
}
