import { describe, expect, it } from 'vitest'
import { chooseVoice } from '../../../src/screens/aloud/choose-voice.ts'
import { aVoice } from './a-speech.ts'

const nameOf = (voices: SpeechSynthesisVoice[], language: string, preferred: string[] = []) =>
  chooseVoice(voices, language, preferred)?.name ?? null

describe('the voice that reads', () => {
  it('speaks the language of the page, however the phone writes its tag', () => {
    const voices = [aVoice({ name: 'Ana', lang: 'es_MX' }), aVoice({ name: 'Amal', lang: 'AR-001' })]
    expect([nameOf(voices, 'es'), nameOf(voices, 'ar'), nameOf(voices, 'sq')]).toEqual(['Ana', 'Amal', null])
  })

  it('is never one that sends the words to somebody else', () => {
    const remote = aVoice({ name: 'Cloud', lang: 'fr-FR', localService: false, default: true })
    expect(nameOf([remote], 'fr')).toBeNull()
    expect(nameOf([remote, aVoice({ name: 'Line', lang: 'fr-CA' })], 'fr')).toBe('Line')
  })

  it('is the phone’s own choice, else that of the reader’s region, else the first', () => {
    const voices = [aVoice({ name: 'Spain', lang: 'es-ES' }), aVoice({ name: 'Mexico', lang: 'es-MX' })]
    expect(nameOf(voices, 'es')).toBe('Spain')
    expect(nameOf(voices, 'es', ['sq', 'es-MX'])).toBe('Mexico')
    expect(nameOf([...voices, aVoice({ name: 'Own', lang: 'es-US', default: true })], 'es', ['es-MX'])).toBe('Own')
  })

  it('is not one of a language whose tag only begins alike', () => {
    expect(nameOf([aVoice({ lang: 'est-EE' })], 'es')).toBeNull()
  })
})
