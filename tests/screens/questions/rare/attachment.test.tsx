import { fireEvent, screen } from '@testing-library/preact'
import { beforeEach, expect, it } from 'vitest'
import { startTexts } from '../../../../src/i18n/index.ts'
import { openDraftFiles } from '../../../../src/queue/index.ts'
import { shrinkPicture } from '../../../../src/screens/questions/rare/shrink-picture.ts'
import { withFiles } from '../../../../src/screens/respond/device.ts'
import { anEnvelope } from '../../../support/an-envelope.ts'
import { aPageOf, waiting } from './a-page-of.tsx'

beforeEach(() => startTexts('en', ['app', 'questions']))

const marker = 'GPS 19.4326 -99.1332'

/** A JPEG of a camera: with a place in a segment of its own, as EXIF is. */
async function aPhoto(width: number, height: number): Promise<File> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')?.fillRect(0, 0, width / 2, height)
  const blob = await new Promise<Blob>((resolve) => canvas.toBlob((made) => made && resolve(made), 'image/jpeg'))
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const text = new TextEncoder().encode(`Exif\0\0${marker}`)
  const segment = new Uint8Array([0xff, 0xe1, 0, text.length + 2, ...text])
  return new File([bytes.slice(0, 2), segment, bytes.slice(2)], 'Drita at home.jpg', { type: 'image/jpeg' })
}

function choose(label: string, file: File): void {
  const input = screen.getByLabelText<HTMLInputElement>(label)
  const list = new DataTransfer()
  list.items.add(file)
  input.files = list.files
  fireEvent.change(input)
}

it('draws a picture anew: small, and without what the camera wrote into it', async () => {
  const photo = await aPhoto(3000, 1500)
  expect(await photo.text()).toContain(marker)
  const small = await shrinkPicture(photo, { mostPixels: 600, mostBytes: 1_000_000 })
  const drawn = await createImageBitmap(new Blob([new Uint8Array(small ?? [])]))
  expect([drawn.width, drawn.height]).toEqual([600, 300])
  expect(new TextDecoder('latin1').decode(small ?? undefined)).not.toContain('Exif')
  expect(await shrinkPicture(new Blob(['no picture']), { mostBytes: 1000 })).toBeNull()
  expect(await shrinkPicture(photo, { mostBytes: 10 })).toBeNull()
})

it('keeps a chosen picture under a name of its own, shows it, and takes it back', async () => {
  const respond = aPageOf({ type: 'image', name: 'place', parameters: 'max-pixels=300' })
  await screen.findByLabelText('Choose a picture', undefined, waiting)
  choose('Choose a picture', await aPhoto(900, 900))
  const value = () => respond.session().node('/all/place')?.value ?? ''
  await expect.poll(value, waiting).toMatch(/^photo-[0-9a-f]{12}\.jpg$/)
  expect(await screen.findByAltText('The picture that was chosen', undefined, waiting)).toBeTruthy()
  expect(document.body.textContent).not.toContain('Drita')
  const of = respond.openFiles(() => '')
  const draftFiles = await openDraftFiles()
  const kept = await draftFiles.read(of, value())
  expect(kept?.byteLength).toBeGreaterThan(100)

  const payload = JSON.stringify({ answers: respond.session().toSubmission()['answers'] })
  const { envelopes, files } = await withFiles([anEnvelope({ payload }), anEnvelope()], of.draftId, of.fileKey)
  expect(envelopes[0]?.attachments).toEqual([{ name: value(), sha256: files[0]?.sha256, bytes: kept?.byteLength }])
  expect(envelopes[1]).not.toHaveProperty('attachments')

  const name = value()
  fireEvent.click(screen.getByRole('button', { name: 'Remove it' }))
  expect(value()).toBe('')
  await expect.poll(() => draftFiles.read(of, name), waiting).toBeNull()
})

it('says what is wrong with a file that it does not take', async () => {
  const respond = aPageOf({ type: 'file', name: 'paper', parameters: 'max-bytes=2048' })
  await screen.findByLabelText('Choose a file', undefined, waiting)
  choose('Choose a file', new File([new Uint8Array(3000)], 'long.pdf'))
  expect((await screen.findByRole('alert')).textContent).toMatch(/too large.*at most \W*2\W*kB/)
  choose('Choose a file', new File(['no picture'], 'x.heic', { type: 'image/heic' }))
  await expect.poll(() => screen.queryByRole('alert')?.textContent, waiting).toMatch(/cannot read the file/)
  choose('Choose a file', new File(['%PDF-1.7'], 'Minutes of Amina.PDF'))
  await expect.poll(() => respond.session().node('/all/paper')?.value, waiting).toMatch(/^file-[0-9a-f]{12}\.pdf$/)
})
