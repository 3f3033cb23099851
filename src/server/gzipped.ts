import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

/** The same content compressed, read no faster than it is taken. */
export async function* gzipped(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const packer = createGzip({ level: 1 })
  const feeding = pipeline(content, packer)
  // Its fault comes out of the loop below as well, because it ends the packer.
  feeding.catch(() => {})
  for await (const chunk of packer) yield chunk
  await feeding
}
