import { expect, it, onTestFinished, vi } from 'vitest'
import { fetchTexts } from '../../src/i18n/fetch-texts.ts'

const texts = { app: ['Continue', '“Back”', 'متابعة'] }

function placed(content: string): string {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/json' }))
  onTestFinished(() => URL.revokeObjectURL(address))
  return address
}

it('fetches the texts of a language once for all who ask at the same time, and anew for who asks later', async () => {
  const address = placed(JSON.stringify(texts))
  const fetched = vi.spyOn(globalThis, 'fetch')
  expect(await Promise.all([fetchTexts(address), fetchTexts(address)])).toEqual([texts, texts])
  expect(fetched).toHaveBeenCalledTimes(1)
  expect(await fetchTexts(address)).toEqual(texts)
  expect(fetched).toHaveBeenCalledTimes(2)
})

it('says where a venue’s sign-in page came in their place, or nothing, and tries again when it is asked again', async () => {
  await expect(fetchTexts(placed('<html>Welcome to the hotel</html>'))).rejects.toThrow(SyntaxError)
  await expect(fetchTexts('/assets/no-such-words.json?404')).rejects.toThrow()
  const gone = URL.createObjectURL(new Blob([]))
  URL.revokeObjectURL(gone)
  await expect(fetchTexts(gone)).rejects.toThrow(TypeError)
  await expect(fetchTexts(gone)).rejects.toThrow(TypeError)
})
