import { untracked } from '@preact/signals'
import { useLayoutEffect } from 'preact/hooks'
import { language, t } from '../../i18n/index.ts'
import { Button } from '../../kit/index.ts'
import type { QuestionProps } from '../questions/question-props.ts'
import { chooseVoice } from './choose-voice.ts'
import { passageOf } from './passage.ts'
import { createReader, type Reader } from './reader.ts'
import './read-aloud.css'

const hasSpeech = 'speechSynthesis' in globalThis && 'SpeechSynthesisUtterance' in globalThis

const pageReader = hasSpeech
  ? createReader({
      synthesis: speechSynthesis,
      newUtterance: (text) => new SpeechSynthesisUtterance(text),
    })
  : null

/** Reads a question aloud when asked to; nothing at all where the phone has no voice of its own for the language. */
export function ReadAloud({ reader = pageReader, ...props }: QuestionProps & { reader?: Reader | null }) {
  const voice = reader ? chooseVoice(reader.voices.value, language.value, navigator.languages) : null
  return reader && voice && <Reading {...props} reader={reader} voice={voice} />
}

function Reading({ reader, voice, ...props }: QuestionProps & { reader: Reader; voice: SpeechSynthesisVoice }) {
  const { path } = props.node
  // Another page, another language: what is being read is no longer what is on the screen.
  useLayoutEffect(() => () => reader.stop(path), [reader, path, language.value])
  // Not tied to the answers, or each of them would draw every question again.
  const [first] = untracked(() => passageOf(props))
  if (first === undefined) return null
  const isReading = reader.reading.value === path
  return (
    <div class="read-aloud not-printed">
      <Button
        label={isReading ? 'aloud.stop.label' : 'aloud.read.label'}
        spoken={t(isReading ? 'aloud.stop.item' : 'aloud.read.item', { label: first })}
        kind="quiet"
        onClick={() => (isReading ? reader.stop() : reader.read(path, passageOf(props), voice))}
      >
        <Sign isReading={isReading} />
      </Button>
    </div>
  )
}

/** A loudspeaker, or a square: what any player shows. */
function Sign({ isReading }: { isReading: boolean }) {
  return (
    <svg class="read-aloud-sign" viewBox="0 0 24 24" aria-hidden="true">
      {isReading ? (
        <path fill="currentColor" d="M5 5h14v14H5z" />
      ) : (
        <>
          <path fill="currentColor" d="M3 9v6h4l5 5V4L7 9z" />
          <path
            fill="none"
            stroke="currentColor"
            stroke-width="2"
            d="M15.5 8.5a5 5 0 0 1 0 7M18.5 5.5a9 9 0 0 1 0 13"
          />
        </>
      )}
    </svg>
  )
}
