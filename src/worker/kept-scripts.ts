/**
 * A page that was kept on the phone has its scripts beside it: the browser would fetch and compile them before it has
 * drawn a single word. So they wait in the kept page until the first picture stands.
 */
const scripts = /<script type="module"(?=[^>]*\ssrc=)/g
const preloads = /<link rel="modulepreload"/g

/** The paths of the scripts that a first page begins with, kept or not. */
export const scriptsOf = (html: string): string[] =>
  [...html.matchAll(/<script type="(?:module|later)"[^>]*\ssrc="([^"]+)"/g)].map(([, path = '']) => path)

/** Stands in what the build has drawn, beside the script that calls `startAfterPaint`. */
const drawn = '<script type="application/json" id="words">'

/** The page with its scripts waiting; as it is where nothing in it would start them. */
export const withScriptsLater = (html: string): string =>
  html.includes(drawn) ? html.replace(scripts, '<script type="later"').replace(preloads, '<link rel="later"') : html

const patienceMs = 1000

/** Starts what waits, once something has been drawn; nothing waits on a page that came over the network. */
export function startAfterPaint(page: Document): void {
  const start = (): void => {
    for (const link of page.querySelectorAll<HTMLLinkElement>('link[rel=later]')) link.rel = 'modulepreload'
    for (const waiting of page.querySelectorAll<HTMLScriptElement>('script[type=later]')) {
      const script = page.createElement('script')
      script.type = 'module'
      script.src = waiting.src
      waiting.replaceWith(script)
    }
  }
  requestAnimationFrame(() => setTimeout(start))
  // A page in the background is not drawn.
  setTimeout(start, patienceMs)
}
