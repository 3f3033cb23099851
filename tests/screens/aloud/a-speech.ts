import type { Speech } from '../../../src/screens/aloud/reader.ts'

type VoiceFacts = Partial<Pick<SpeechSynthesisVoice, 'name' | 'lang' | 'localService' | 'default'>>

export const aVoice = (facts: VoiceFacts = {}): SpeechSynthesisVoice => ({
  name: 'Anna',
  lang: 'en-GB',
  localService: true,
  default: false,
  voiceURI: 'anna',
  ...facts,
})

/** The platform's speech as the standard has it, because the browser of the tests has no voice: it says nothing, and waits. */
export function aSpeech(...voices: SpeechSynthesisVoice[]) {
  let installed = voices
  let queued: SpeechSynthesisUtterance[] = []
  const said: string[] = []
  const synthesis: Speech['synthesis'] = {
    onvoiceschanged: null,
    getVoices: () => installed,
    speak: (utterance) => {
      queued.push(utterance)
      said.push(utterance.text)
    },
    cancel: () => {
      const dropped = queued
      queued = []
      for (const utterance of dropped) report(utterance, 'error')
    },
  }
  const report = (utterance: SpeechSynthesisUtterance, kind: 'end' | 'error') => {
    const event = new Event(kind) as SpeechSynthesisErrorEvent // The handlers look at no field of it.
    if (kind === 'end') utterance.onend?.(event)
    else utterance.onerror?.(event)
  }
  return {
    synthesis,
    // The browser's own takes no voice but its own, and it has none. Only text and handlers are used.
    newUtterance: (text: string) => ({ text, onend: null, onerror: null }) as unknown as SpeechSynthesisUtterance,
    said,
    waiting: () => queued.map(({ text }) => text),
    /** The voice comes to the end of what it is saying, or fails at it. */
    finish: (kind: 'end' | 'error' = 'end') => {
      const [first] = queued.splice(0, 1)
      if (first) report(first, kind)
    },
    install: (...more: SpeechSynthesisVoice[]) => {
      installed = [...installed, ...more]
      // The handler looks at no event.
      synthesis.onvoiceschanged?.call(speechSynthesis, new Event('voiceschanged'))
    },
  }
}
