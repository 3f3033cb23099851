import { signal } from '@preact/signals'

const message = signal('')

/** Has a screen reader say something that eyes can already see, politely. The same words twice are said twice. */
export function announce(text: string): void {
  // A live region is only read when its text changes; a trailing no-break space makes it another text.
  message.value = message.value === text ? `${text}\u00a0` : text
}

/** The one live region of the page. */
export function Announcer() {
  return (
    <div class="only-read-aloud" role="status">
      {message.value}
    </div>
  )
}
