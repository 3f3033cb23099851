import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const compressible = /\.(js|css|html|svg|json|webmanifest)$/

/** Writes `.br` and `.gz` beside each text file of the build, so that the server only has to pick one. */
export function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    // After the service worker has been written, which is itself in a closeBundle.
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        if (this.environment.config.build.ssr) return
        const out = this.environment.config.build.outDir
        for (const file of readdirSync(out, { recursive: true, encoding: 'utf8' })) {
          if (!compressible.test(file)) continue
          const path = join(out, file)
          const bytes = readFileSync(path)
          writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
          writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
        }
      },
    },
  }
}
