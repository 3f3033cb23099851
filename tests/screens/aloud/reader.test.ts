import { describe, expect, it } from 'vitest'
import { createReader } from '../../../src/screens/aloud/reader.ts'
import { aSpeech, aVoice } from './a-speech.ts'

const voice = aVoice()

/** A page of its own, so that it can be put away without the test's own. */
function aPage() {
  const page = document.implementation.createHTMLDocument()
  let state: DocumentVisibilityState = 'visible'
  Object.defineProperty(page, 'visibilityState', { get: () => state })
  return {
    page,
    show: (next: DocumentVisibilityState) => {
      state = next
      page.dispatchEvent(new Event('visibilitychange'))
    },
  }
}

describe('reading aloud', () => {
  it('says the pieces in order, and is over with the last of them', () => {
    const speech = aSpeech(voice)
    const reader = createReader(speech)
    expect(speech.said).toEqual([])
    reader.read('size', ['How many?', 'None', 'One'], voice)
    expect(speech.said).toEqual(['How many?', 'None', 'One'])
    speech.finish()
    speech.finish()
    expect(reader.reading.value).toBe('size')
    speech.finish()
    expect(reader.reading.value).toBeNull()
  })

  it('falls silent when it is told to', () => {
    const speech = aSpeech(voice)
    const reader = createReader(speech)
    reader.read('size', ['How many?', 'None'], voice)
    reader.stop()
    expect([reader.reading.value, speech.waiting()]).toEqual([null, []])
  })

  it('gives way to another passage, whose end is its own', () => {
    const speech = aSpeech(voice)
    const reader = createReader(speech)
    reader.read('size', ['How many?', 'None'], voice)
    reader.read('place', ['Where?'], voice)
    expect([reader.reading.value, speech.waiting()]).toEqual(['place', ['Where?']])
    reader.stop('size')
    expect(reader.reading.value).toBe('place')
    reader.stop('place')
    expect(reader.reading.value).toBeNull()
  })

  it('says that it is over when the voice fails', () => {
    const speech = aSpeech(voice)
    const reader = createReader(speech)
    reader.read('size', ['How many?', 'None'], voice)
    speech.finish('error')
    expect([reader.reading.value, speech.waiting()]).toEqual([null, []])
  })

  it('does not speak from a pocket: it stops when the page is hidden', () => {
    const speech = aSpeech(voice)
    const { page, show } = aPage()
    const reader = createReader(speech, page)
    reader.read('size', ['How many?'], voice)
    show('visible')
    expect(reader.reading.value).toBe('size')
    show('hidden')
    expect([reader.reading.value, speech.waiting()]).toEqual([null, []])
  })

  it('hears of voices that come late', () => {
    const speech = aSpeech()
    const reader = createReader(speech)
    expect(reader.voices.value).toEqual([])
    speech.install(voice)
    expect(reader.voices.value).toEqual([voice])
  })
})
