/** The database runs without a setting that durability or privacy depends on. */
export class StoreSettingsError extends Error {
  override readonly name = 'StoreSettingsError'
  readonly setting: string
  readonly expected: string
  readonly found: string

  constructor(setting: string, expected: string, found: string) {
    super(
      `StoreSettingsError: ${setting} is ${found} where ${expected} is needed; use a database that allows ${setting}=${expected}`,
    )
    this.setting = setting
    this.expected = expected
    this.found = found
  }
}
