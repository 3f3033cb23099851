import { firstKnownLanguage } from '../contract/languages.ts'
import type { Language } from '../contract/routes.ts'
import type { Store } from '../store/store.ts'
import { isTrial } from './is-trial.ts'
import type { StaticFiles } from './static-files.ts'

/**
 * The language to answer in before any script can choose: asked for by the link, else the browser's first that we have.
 * @param asked  `?lang=`
 * @param header `Accept-Language`
 * @source RFC 9110, 12.5.4; a quality of 0 means not at all
 */
export function languageFor(asked: string | undefined, header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', quality = '1'] = entry.trim().split(/\s*;\s*q=/)
      return { tag, quality: Number(quality) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  return firstKnownLanguage([asked, ...wanted.map(({ tag }) => tag)])
}

/**
 * Which file of the build to send to somebody who opens the survey: its first page in her language, prerendered and
 * marked where the survey is still a trial.
 */
export async function firstPageFor(
  request: { readonly asked: string | undefined; readonly acceptLanguage: string | undefined },
  files: StaticFiles,
  store: Store,
): Promise<string> {
  const language = languageFor(request.asked, request.acceptLanguage)
  // Without its database the server still shows the survey: phones keep what it cannot take.
  const trial = await store.project().then(isTrial, () => false)
  const path = `/first/${language}${trial ? '.trial' : ''}.html`
  return files.byPath.has(path) ? path : '/index.html'
}
