/** The address that a poster shows: short, so that its code stays coarse enough for an old camera. */
export function workshopLink(origin: string, code: string, language: string): string {
  return `${origin}/w/${code}${language ? `?lang=${language}` : ''}`
}
