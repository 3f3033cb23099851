/** What somebody answers on a device that goes from hand to hand, and in which languages she reads it. */
export type QuickPerson = {
  readonly language: string
  /** The one that she changes to on the way. */
  readonly changesTo: string
  /** By question; the country by its code. */
  readonly answers: Readonly<Record<string, string>>
  /** The English name, which the search finds in every language. */
  readonly countryName: string
}

/**
 * Runs in the page, from the choice of the language to the receipt code: the same touches as of a finger, without a round
 * trip to the test for each of them. @returns what the screen says has become of the response, or why it is not saved
 */
export async function answerInPage({ language, changesTo, answers, countryName }: QuickPerson): Promise<string> {
  const patienceMs = 20_000
  const find = <T extends HTMLElement = HTMLElement>(selector: string) => document.querySelector<T>(selector)
  const until = async <T>(what: string, look: () => T | null | undefined | false): Promise<T> => {
    const start = performance.now()
    for (;;) {
      const seen = look()
      if (seen) return seen
      if (performance.now() - start > patienceMs)
        throw new Error(
          `${what} did not come at ${find('main')?.dataset['place']}: ${find('main')?.innerText.slice(0, 300)}`,
        )
      await new Promise((resolve) => setTimeout(resolve, 4))
    }
  }
  const place = () => find('main')?.dataset['place'] ?? ''
  const type = (field: HTMLInputElement | HTMLTextAreaElement, text: string) => {
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }

  ;(await until('the language', () => find(`[data-place="chooser"] button[lang="${language}"]`))).click()
  await until('the first page', () => find('#continue'))
  if (document.documentElement.lang !== language) throw new Error(`it speaks ${document.documentElement.lang}`)
  const box = await until('the consent', () => find<HTMLInputElement>('main input[type="checkbox"]'))
  if (box.checked) throw new Error('the consent of the person before is still ticked')
  box.click()

  while (place() !== 'review') {
    const here = place()
    await until('the questions', () => !find('main .waiting'))
    for (const [question, answer] of Object.entries(answers)) {
      const search = question === 'org_country' && find<HTMLInputElement>('main input[type="search"]')
      if (search) type(search, countryName)
      const radio = () => find<HTMLInputElement>(`main [name$="-${question}"][value="${answer}"]`)
      if (search) (await until('the country', radio)).click()
      else radio()?.click()
      // "Other: please specify" comes up with the answer before.
      await new Promise((resolve) => setTimeout(resolve))
      const field = find<HTMLInputElement>(
        `main input[type="text"][id$="-${question}"], main textarea[id$="-${question}"]`,
      )
      if (field) type(field, answer)
    }
    if (here.endsWith('b_profile')) {
      const menu = await until('the menu', () => find<HTMLSelectElement>('.language-menu'))
      menu.value = changesTo
      menu.dispatchEvent(new Event('change', { bubbles: true }))
      await until('the other language', () => document.documentElement.lang === changesTo)
    }
    ;(await until('the way on', () => find('#continue'))).click()
    await until(`the page after ${here}`, () => place() !== here)
  }
  ;(await until('the button that sends', () => find('#send'))).click()
  const refusal = () => find('.page-actions > [role="alert"]')?.innerText
  const fate = () => find('[data-fate]')?.dataset['fate']
  const said = await until('the word of the queue', () => fate() ?? refusal())
  if (fate()) await until('the receipt code', () => find('.receipt-code'))
  return said
}

/** Runs in the page: she has noted her code, and hands the device on. */
export async function handOnInPage(): Promise<void> {
  const noted = document.querySelector<HTMLElement>('.receipt .button-primary')
  noted?.click()
  for (;;) {
    const finish = document.querySelector<HTMLElement>('#finish')
    if (finish) return finish.click()
    await new Promise((resolve) => setTimeout(resolve, 4))
  }
}
