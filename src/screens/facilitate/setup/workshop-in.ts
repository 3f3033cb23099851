const code = /^[a-z0-9_]{3,16}$/

/** A workshop's code out of what somebody typed or pasted: the code itself, or the link of a poster; null where there is none. */
export function workshopIn(text: string): string | null {
  const tidy = text.trim().toLowerCase()
  const found = /\/w\/([^/?#]+)/.exec(tidy)?.[1] ?? /[?&]w=([^&#]+)/.exec(tidy)?.[1] ?? tidy
  return code.test(found) ? found : null
}
