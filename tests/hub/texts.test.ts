import { expect, it } from 'vitest'
import { address, routes } from '../../src/contract/routes.ts'
import { aHub } from './support/a-hub.ts'

it('keeps no sign-off and no suggestion, which would go with the laptop’s folder', async () => {
  const { app, send, store, signedIn } = await aHub(new URL('http://127.0.0.1:1'), null)
  const cookie = await signedIn()
  await store.nameReviewer({ language: 'sq', account: 'Amina', name: 'Amina', organisation: 'Q' })
  const form = new FormData()
  form.set('file', new Blob(['key,note,en,sq']), 'sq.csv')
  const at = (route: string) => address(route, { language: 'sq' })
  const answers = [
    await send('POST', at(routes.coordinatorTextSignatures), { sign: [], takeBack: [] }, cookie),
    await app.request(at(routes.coordinatorTextSuggestions), { method: 'POST', body: form, headers: cookie }),
  ]
  for (const answer of answers) expect(await answer.json()).toMatchObject({ status: 409, code: 'not_on_a_hub' })
})
