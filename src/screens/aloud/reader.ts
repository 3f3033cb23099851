import { signal } from '@preact/signals'

/** The browser's speech, or what stands for it. */
export type Speech = {
  readonly synthesis: Pick<SpeechSynthesis, 'getVoices' | 'speak' | 'cancel' | 'onvoiceschanged'>
  readonly newUtterance: (text: string) => SpeechSynthesisUtterance
}

export type Reader = ReturnType<typeof createReader>

/** Reads one passage at a time, and never by itself. */
export function createReader({ synthesis, newUtterance }: Speech, page: Document = document) {
  const voices = signal<readonly SpeechSynthesisVoice[]>(synthesis.getVoices())
  /** Name of the passage that is being read. */
  const reading = signal<string | null>(null)
  // Kept here as well, because Chromium forgets to report the end of an utterance that nobody holds.
  let waiting: readonly SpeechSynthesisUtterance[] = []

  // As a property: older Safari has no event target here, and nobody else listens.
  synthesis.onvoiceschanged = () => {
    voices.value = synthesis.getVoices()
  }

  /** @param only the passage to stop, if it is the one that is read; without it whichever is */
  function stop(only?: string): void {
    if (reading.peek() === null || (only !== undefined && only !== reading.peek())) return
    waiting = []
    reading.value = null
    synthesis.cancel()
  }

  function read(name: string, pieces: readonly string[], voice: SpeechSynthesisVoice): void {
    stop()
    const utterances = pieces.map((text) => Object.assign(newUtterance(text), { voice, lang: voice.lang }))
    for (const utterance of utterances) {
      utterance.onend = () => {
        if (waiting.at(-1) === utterance) stop(name)
      }
      // What was stopped ends in an error too, but is no longer waiting.
      utterance.onerror = () => {
        if (waiting.includes(utterance)) stop(name)
      }
    }
    waiting = utterances
    reading.value = name
    for (const utterance of utterances) synthesis.speak(utterance)
  }

  // Whoever puts the phone away or leaves the page must not be followed by a voice.
  page.addEventListener('visibilitychange', () => {
    if (page.visibilityState === 'hidden') stop()
  })
  page.defaultView?.addEventListener('pagehide', () => stop())

  return { voices, reading, read, stop }
}
