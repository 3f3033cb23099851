/** What was touched before the page was fetched again in another language; lies with the tab only until that page is there. */
export const touchesKey = 'femig.touches'

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const fields = (page: ParentNode): Field[] => [...page.querySelectorAll<Field>('main :is(input, textarea, select)')]

const isTicked = (field: Field): field is HTMLInputElement => /^(checkbox|radio)$/.test(field.type)

/** What a person has done to a control since the page was drawn; null where nothing. */
function touchOf(field: Field): string | null {
  if (isTicked(field)) return field.checked && !field.defaultChecked ? 'on' : null
  const drawn = 'defaultValue' in field ? field.defaultValue : (field.options[0]?.value ?? '')
  return field.value === drawn ? null : field.value
}

function touch(field: Field, what: string): void {
  if (isTicked(field)) field.checked = true
  else field.value = what
}

/** Touches by the ids of the controls. */
export type Touches = readonly (readonly [id: string, what: string])[]

export const touchesOn = (page: ParentNode): Touches =>
  fields(page).flatMap((field) => {
    const what = touchOf(field)
    return what === null ? [] : [[field.id, what] as const]
  })

export function touchAgain(page: ParentNode, touches: Touches): void {
  const known = new Map(touches)
  for (const field of fields(page)) {
    const what = known.get(field.id)
    if (what !== undefined) touch(field, what)
  }
}

/** What was touched on the prerendered page before the app was there to answer. */
export type EarlyTouch = {
  /**
   * Has the app's own controls answer as if they were touched now. To be called once the app has drawn: its first
   * drawing sets every control back to an empty answer. One after the other, each drawn before the next: a question of
   * several controls puts its answer together from what it has drawn.
   */
  readonly replay: () => Promise<void>
  readonly pressedContinue: boolean
}

/** Reads what was touched. To be called before the app draws over it. */
export function readEarlyTouch(page: Element): EarlyTouch {
  const touched = fields(page).flatMap((field) => {
    const what = touchOf(field)
    return what === null ? [] : [{ field, what }]
  })
  return {
    async replay() {
      for (const { field, what } of touched) {
        touch(field, what)
        const isTyped = !isTicked(field) && field.tagName !== 'SELECT'
        field.dispatchEvent(new Event(isTyped ? 'input' : 'change', { bubbles: true }))
        await new Promise((resolve) => setTimeout(resolve))
      }
    },
    pressedContinue: document.documentElement.dataset['early'] === 'continue',
  }
}

/** From now on the app answers. */
export function goLive(): void {
  document.documentElement.dataset['live'] = ''
  for (const busy of document.querySelectorAll('[aria-busy]')) busy.removeAttribute('aria-busy')
  document.querySelector('body > .patience')?.remove()
}
