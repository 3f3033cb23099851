/** Who takes it. */
export type Endpoint = {
  /** Origin of the endpoint; empty for the one that served the page. */
  readonly baseUrl: string
  /** By which a hub says who it is. */
  readonly headers?: Readonly<Record<string, string>>
  /** A file that an envelope names, as it is held here; null where it is not. */
  readonly fileOf?: (instanceId: string, sha256: string) => Promise<Uint8Array | null>
}
