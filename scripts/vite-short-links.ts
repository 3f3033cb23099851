import type { Plugin } from 'vite'

/** While developing, `/w/<workshop>` opens the survey as it does behind the real server. */
export function shortLinks(): Plugin {
  return {
    name: 'short-links',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (/^\/w\/[^/?]+/.test(request.url ?? '')) request.url = '/index.html'
        next()
      })
    },
  }
}
