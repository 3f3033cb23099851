/** What kind of control a question has, as it looks. */
export type Kind = 'note' | 'box' | 'one' | 'search' | 'several' | 'scale' | 'order' | 'line' | 'lines'

export type SeenQuestion = {
  /** Of its control or group; "" for a note, which nobody answers. */
  readonly id: string
  readonly kind: Kind
  readonly label: string
  readonly isRequired: boolean
  /** What is wrong with it, in words. */
  readonly error: string
  /** Chosen codes parted by blanks, or the text in the field. */
  readonly value: string
  /** Codes that can be chosen, as they stand. */
  readonly options: readonly string[]
  /** What the phone's keyboard is asked to be. */
  readonly keyboard: string
  /** There is a button that takes the answer back. */
  readonly mayClear: boolean
}

/** The screen as somebody reads it: all that a walk decides by, and all that is compared with the engine. */
export type Screen = {
  readonly place: string
  readonly language: string
  readonly questions: readonly SeenQuestion[]
  /** Lines of the summary of what is wrong. */
  readonly problems: readonly { readonly to: string; readonly words: string }[]
  /** Lines of the review. */
  readonly lines: readonly {
    readonly label: string
    readonly answers: readonly string[]
    readonly error: string
  }[]
  readonly mayContinue: boolean
  readonly maySkip: boolean
  readonly mayAdd: boolean
  readonly mayRemove: boolean
  readonly mayGoBack: boolean
}

/** One thing that somebody does. */
export type Touch =
  | { readonly do: 'choose' | 'toggle' | 'up' | 'down'; readonly question: string; readonly option: string }
  | { readonly do: 'write'; readonly question: string; readonly text: string }
  | { readonly do: 'clear' | 'keep'; readonly question: string }
  | {
      /** By typing in the search above a long list, then with Enter or by touching what was found. */
      readonly do: 'find'
      readonly question: string
      readonly text: string
      readonly option: string
      readonly by: 'enter' | 'touch'
    }
  | { readonly do: 'continue' | 'skip' | 'back' | 'add' | 'remove' | 'send' }
  | { readonly do: 'browser-back' | 'browser-forward' | 'reload' }
  | { readonly do: 'language'; readonly tag: string }
  | { readonly do: 'change' | 'mend'; readonly line: number }

export type Eyes = {
  /** Does it, then waits until the page is where it should be with the questions it should have, as long as a person would. */
  step(touch: Touch | null, place: string, ids: readonly string[]): Promise<Screen>
  /** Nothing is being written any more, and the language in which it goes on is noted. */
  isKept(saving: string, language: string): Promise<boolean>
}

declare global {
  var eyes: Eyes
}

/** Puts eyes and fingers into the page. Runs there, so it may use nothing from outside of itself. */
export function installEyes(): void {
  const patienceMs = 5000
  const all = (selector: string, within: ParentNode = document) => [...within.querySelectorAll<HTMLElement>(selector)]
  const one = <E extends HTMLElement = HTMLElement>(selector: string, within: ParentNode = document): E => {
    const found = within.querySelector<E>(selector)
    if (!found) throw new Error(`nothing on the screen like ${selector}`)
    return found
  }
  // Marks of direction do not show, and a blank is a blank.
  const plain = (text: string | null | undefined) =>
    (text ?? '')
      .replace(/[\u2066-\u2069]/g, '')
      .replace(/\s+/g, ' ')
      .trim()
  const textOf = (element: Element | null | undefined, without = '') => {
    const copy = element?.cloneNode(true) as Element | undefined // A clone of an element is an element.
    if (without) for (const part of copy?.querySelectorAll(without) ?? []) part.remove()
    return plain(copy?.textContent)
  }
  // Drawing is done in microtasks; the next task sees its outcome.
  const drawn = () =>
    new Promise<unknown>((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = resolve
      port2.postMessage(null)
    })
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))

  const clearing = '.scale-state .button-quiet, [id$="-clear"]'
  const control = '.options input:not([type=search]), .scale input'
  const inputs = (question: Element) => [...question.querySelectorAll<HTMLInputElement>(control)]

  function kindOf(question: Element): Kind {
    if (question.matches('.note')) return 'note'
    const has = (selector: string) => question.querySelector(selector) !== null
    if (!question.matches('fieldset')) return has('[type=checkbox]') ? 'box' : has('textarea') ? 'lines' : 'line'
    if (has('.rank')) return 'order'
    if (has('.scale')) return 'scale'
    if (has('[type=search]')) return 'search'
    return has('[type=checkbox]') ? 'several' : 'one'
  }

  function read(question: HTMLElement): SeenQuestion {
    const kind = kindOf(question)
    const isGroup = question.matches('fieldset')
    const field = kind === 'note' || isGroup ? null : one<HTMLInputElement>('input, textarea', question)
    const id = isGroup ? question.id : (field?.id ?? '')
    const words = { note: 'h1, p', box: '.option strong' }[kind as string] ?? '.question-label'
    const ranks = all('.rank > li', question).map((item) =>
      one('[id$="-up"]', item).id.slice(id.length + 1, -'-up'.length),
    )
    const isSet = question.querySelector('.rank-item-set') !== null
    const chosen = inputs(question).filter(({ checked }) => checked)
    const value =
      kind === 'order'
        ? isSet
          ? ranks.join(' ')
          : ''
        : kind === 'box'
          ? field && 'checked' in field && field.checked
            ? 'OK'
            : ''
          : field
            ? field.value
            : chosen.map((input) => input.value).join(' ')
    return {
      id,
      kind,
      label: textOf(question.querySelector(words), '.question-required'),
      isRequired: question.querySelector('.question-required') !== null,
      error: textOf(question.querySelector('.question-error'), '.only-read-aloud'),
      value,
      options: kind === 'order' ? ranks : kind === 'box' ? [] : inputs(question).map((input) => input.value),
      keyboard: field?.inputMode ?? '',
      mayClear: question.querySelector(clearing) !== null,
    }
  }

  const onScreen = () => all('main .question')
  const place = () => document.querySelector('main')?.dataset['place'] ?? ''
  const idsNow = () =>
    onScreen()
      .map((question) => (question.matches('fieldset, .note') ? question.id : one('input, textarea', question).id))
      .filter(Boolean)

  function now(): Screen {
    return {
      place: place(),
      language: document.documentElement.lang,
      questions: onScreen().map(read),
      problems: all('.error-summary a').map((link) => ({
        to: (link.getAttribute('href') ?? '').slice(1),
        words: textOf(link),
      })),
      lines: all('.review-line').map((line) => {
        const answer = line.querySelector('dd')
        const items = all('li', answer ?? line)
        return {
          label: textOf(line.querySelector('dt'), '.review-entry'),
          answers: items.length > 0 ? items.map((item) => textOf(item)) : [textOf(answer, '.question-error')],
          error: textOf(answer?.querySelector('.question-error'), '.only-read-aloud'),
        }
      }),
      mayContinue: document.querySelector('#continue') !== null,
      maySkip: document.querySelector('.page-actions > .button-quiet') !== null,
      mayAdd: document.querySelector('.repeat-controls > .button:not(.button-danger)') !== null,
      mayRemove: document.querySelector('.repeat-controls .button-danger') !== null,
      mayGoBack: document.querySelector('.back-link') !== null,
    }
  }

  async function look(wanted: string, ids: readonly string[]): Promise<Screen> {
    const since = performance.now()
    await drawn()
    while (place() !== wanted || idsNow().join(' ') !== ids.join(' ')) {
      if (performance.now() - since > patienceMs) break
      // After a reload an unfinished survey may be offered instead of opened.
      if (place() === 'draft' && wanted !== 'draft')
        document.querySelector<HTMLElement>('main .button-primary')?.click()
      await frame()
    }
    await drawn()
    return now()
  }

  function write(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
    field.focus()
    field.value = text
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }

  const byId = <E extends HTMLElement>(id: string) => one<E>(`[id="${CSS.escape(id)}"]`)

  function press(question: string, option: string): void {
    const input = inputs(byId(question)).find(({ value }) => value === option)
    if (!input) throw new Error(`${question} does not offer ${option}`)
    input.click()
  }

  async function touch(it: Touch): Promise<void> {
    switch (it.do) {
      case 'choose':
        return press(it.question, it.option)
      case 'toggle':
        return it.option === 'OK' ? byId(it.question).click() : press(it.question, it.option)
      case 'up':
      case 'down': {
        const up = byId(`${it.question}-${it.option}-up`)
        return it.do === 'up' ? up.click() : one('button:last-child', up.parentElement ?? up).click()
      }
      case 'write':
        return write(byId<HTMLInputElement>(it.question), it.text)
      case 'clear':
        return one(clearing, byId(it.question)).click()
      case 'keep':
        return one('.scale-state .button:not(.button-quiet)', byId(it.question)).click()
      case 'find': {
        const search = byId<HTMLInputElement>(`${it.question}-search`)
        write(search, it.text)
        await drawn()
        if (it.by === 'touch') return press(it.question, it.option)
        search.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
        return
      }
      case 'continue':
        return one('#continue').click()
      case 'skip':
        return one('.page-actions > .button-quiet').click()
      case 'send':
        return one('#send').click()
      case 'back':
        return one('.back-link').click()
      case 'add':
        return one('.repeat-controls > .button:not(.button-danger)').click()
      case 'remove': {
        one('.repeat-controls > .button-danger').click()
        await drawn()
        return one('.repeat-controls .notice-actions .button-danger').click()
      }
      case 'browser-back':
        return history.back()
      case 'browser-forward':
        return history.forward()
      case 'language': {
        const menu = one<HTMLSelectElement>('.language-menu')
        menu.value = it.tag
        menu.dispatchEvent(new Event('change', { bubbles: true }))
        while (document.documentElement.lang !== it.tag) await frame()
        return
      }
      case 'change':
        return all('.review-change button')[it.line]?.click()
      case 'mend':
        return all('.error-summary a')[it.line]?.click()
      default:
        throw new Error(`nobody can do ${it.do} here`)
    }
  }

  async function noted(setting: string): Promise<unknown> {
    // Opening it before the app does would make an empty one in its place.
    if (!(await indexedDB.databases()).some(({ name }) => name === 'femig-settings')) return undefined
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open('femig-settings')
      opening.onerror = () => reject(opening.error)
      opening.onsuccess = () => {
        const database = opening.result
        const reading = database.transaction('settings').objectStore('settings').get(setting)
        reading.onsuccess = () => {
          database.close()
          resolve(reading.result)
        }
        reading.onerror = () => reject(reading.error)
      }
    })
  }

  async function isKept(saving: string, language: string): Promise<boolean> {
    const since = performance.now()
    while (performance.now() - since < patienceMs) {
      const isSaving = document.querySelector('.save-status')?.textContent?.includes(saving) ?? false
      if (!isSaving && (await noted('language')) === language) return true
      await frame()
    }
    return false
  }

  async function step(it: Touch | null, wanted: string, ids: readonly string[]): Promise<Screen> {
    if (it) await touch(it)
    return look(wanted, ids)
  }

  globalThis.eyes = { step, isKept }
}
