import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setLanguage, startTexts } from '../../../src/i18n/index.ts'
import { ReadAloud } from '../../../src/screens/aloud/read-aloud.tsx'
import { createReader } from '../../../src/screens/aloud/reader.ts'
import { aRespondent, pathOf } from '../support/a-respondent.ts'
import { aSpeech, aVoice } from './a-speech.ts'
import { asked } from './asked.ts'

beforeEach(() => startTexts('en', ['app', 'femig-global-cso']))
afterEach(cleanup)

const button = () => screen.queryByRole('button')

function aQuestion(...voices: SpeechSynthesisVoice[]) {
  const respond = aRespondent()
  respond.answer(pathOf(respond, 'consent_participate'), 'OK')
  const speech = aSpeech(...voices)
  const reader = createReader(speech)
  const view = render(<ReadAloud {...asked(respond, 'age_18_plus')} reader={reader} />)
  return { speech, reader, view }
}

describe('the button beside a question', () => {
  it('is not there without a voice, and comes with it', async () => {
    const { speech } = aQuestion(aVoice({ lang: 'fr-FR' }))
    expect(button()).toBeNull()
    speech.install(aVoice({ lang: 'en-US' }))
    expect(await screen.findByRole('button')).toBeTruthy()
    expect(speech.said).toEqual([])
  })

  it('reads, says so in its name, and stops', async () => {
    const { speech } = aQuestion(aVoice())
    fireEvent.click(await screen.findByRole('button', { name: /^Read aloud: / }))
    expect(speech.said).toContain('Are you 18 or older?')
    fireEvent.click(await screen.findByRole('button', { name: /^Stop reading: / }))
    expect(speech.waiting()).toEqual([])
    expect(await screen.findByRole('button', { name: /^Read aloud: / })).toBeTruthy()
  })

  it('is silent once the page is another', () => {
    const { speech, view } = aQuestion(aVoice())
    fireEvent.click(screen.getByRole('button'))
    expect(speech.waiting()).not.toEqual([])
    view.unmount()
    expect(speech.waiting()).toEqual([])
  })

  it('is silent once the page speaks another language', async () => {
    const { speech } = aQuestion(aVoice(), aVoice({ lang: 'es-MX' }))
    fireEvent.click(screen.getByRole('button'))
    await setLanguage('es')
    expect(await screen.findByRole('button', { name: /^Leer en voz alta/ })).toBeTruthy()
    expect(speech.waiting()).toEqual([])
  })
})
