import { pipeline } from 'node:stream/promises'
import { constants, createGzip } from 'node:zlib'

/** The same content compressed, read no faster than it is taken. */
export async function* gzipped(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  // Each chunk goes out when it comes: what is waited for behind a few bytes would be taken for a line that is dead.
  const packer = createGzip({ level: 1, flush: constants.Z_SYNC_FLUSH })
  const feeding = pipeline(content, packer)
  // Its fault comes out of the loop below as well, because it ends the packer.
  feeding.catch(() => {})
  for await (const chunk of packer) yield chunk
  await feeding
}
