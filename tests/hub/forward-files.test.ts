import { expect, it } from 'vitest'
import { serverDigest } from '../../src/sealing/server-digest.ts'
import { aValidEnvelope } from '../support/a-valid-envelope.ts'
import { anApp } from '../support/an-app.ts'
import { eachStore } from '../support/each-store.ts'
import { aHub, aToken, served } from './support/a-hub.ts'

eachStore((database) => {
  it('hands on the files of a response, and holds the response until the upstream has them all', async () => {
    const upstream = await anApp({ database: await database() })
    const gone = await served(upstream.app.fetch)
    await gone.stop()
    const hub = await aHub(gone.url, await aToken(upstream), await database())
    const content = Buffer.from('a picture')
    const sha256 = serverDigest(content, 'hex')
    const attachments = [{ name: 'photo-1.jpg', sha256, bytes: content.byteLength }]
    const envelope = { ...aValidEnvelope(), attachments }
    const put = () =>
      hub.app.request(`/api/v1/submissions/${envelope.instanceId}/attachments/${sha256}`, {
        method: 'PUT',
        body: new Uint8Array(content),
      })
    expect(await hub.submit(envelope)).toMatchObject([{ missing: [sha256] }])

    await served(upstream.app.fetch, Number(gone.url.port))
    // The phone has not brought the file yet, so the upstream has the answers and the hub does not let go of them.
    await hub.reaches({ obstacle: 'endpoint', waiting: 1, forwarded: 0 })
    expect((await put()).status).toBe(200)
    await hub.reaches({ waiting: 0, forwarded: 1, obstacle: null })
    expect(Buffer.from((await upstream.store.attachmentContent(envelope.instanceId, sha256)) ?? [])).toEqual(content)
    expect(await hub.query('select instance_id from attachments')).toEqual([])
    const [again] = await hub.submit(envelope)
    expect(again).toMatchObject({ state: 'duplicate' })
    expect(again).not.toHaveProperty('missing')
  })
})
