type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService' | 'default'>

/** Android writes `en_US`. */
const tagOf = (lang: string): string => lang.replaceAll('_', '-').toLowerCase()

/**
 * The voice that reads a page aloud: the phone's own choice, then that of the reader's region, then any.
 * Only voices that speak on the device itself: any other sends what it reads, piped answers included, to a third party.
 * @param language  of the page
 * @param preferred tags of the browser, such as `es-MX`
 * @returns null where the phone has none
 */
export function chooseVoice<V extends Voice>(
  voices: readonly V[],
  language: string,
  preferred: readonly string[] = [],
): V | null {
  const own = voices.filter(({ lang, localService }) => localService && tagOf(lang).split('-')[0] === language)
  const regions = preferred.map(tagOf)
  return own.find((voice) => voice.default) ?? own.find(({ lang }) => regions.includes(tagOf(lang))) ?? own[0] ?? null
}
