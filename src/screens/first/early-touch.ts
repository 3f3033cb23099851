/** Boxes ticked before the page was fetched again in another language. */
export const ticksKey = 'femig.ticks'

/** What was touched on the prerendered page before the app was there to answer. */
export type EarlyTouch = {
  /** By the name of the controls: what is ticked, chosen or typed. */
  readonly answers: ReadonlyMap<string, string>
  readonly pressedContinue: boolean
}

/** Reads what was touched. To be called before the app draws over it. */
export function readEarlyTouch(page: Element): EarlyTouch {
  const answers = new Map<string, string>()
  for (const input of page.querySelectorAll<HTMLInputElement>('main input:checked'))
    answers.set(input.name, [answers.get(input.name), input.value].filter(Boolean).join(' '))
  return { answers, pressedContinue: document.documentElement.dataset['early'] === 'continue' }
}

/** From now on the app answers. */
export function goLive(): void {
  document.documentElement.dataset['live'] = ''
  for (const busy of document.querySelectorAll('[aria-busy]')) busy.removeAttribute('aria-busy')
  document.querySelector('body > .patience')?.remove()
}
