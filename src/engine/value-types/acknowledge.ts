/** Ticked is "OK", as in XForms' trigger; there is no other answer. */
export function normaliseAcknowledge(text: string): string | undefined {
  return text.trim() === 'OK' ? 'OK' : undefined
}
