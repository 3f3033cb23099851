import type { Page } from '@playwright/test'

/** Gives the page the voices of a phone, because the browser of the tests has none; what they would say is kept in `window.said`. */
export async function installVoices(page: Page, ...languages: readonly string[]): Promise<void> {
  await page.addInitScript((tags) => {
    const said: string[] = []
    let waiting: string[] = []
    const voices = tags.map((lang) => ({ lang, name: lang, voiceURI: lang, localService: true, default: false }))
    const synthesis = {
      onvoiceschanged: null,
      getVoices: () => voices,
      speak: ({ text }: { text: string }) => {
        said.push(text)
        waiting.push(text)
      },
      cancel: () => {
        waiting = []
      },
    }
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis })
    Object.defineProperty(window, 'SpeechSynthesisUtterance', {
      value: class {
        readonly text: string
        constructor(text: string) {
          this.text = text
        }
      },
    })
    Object.defineProperty(window, 'speech', { value: { said, waiting: () => waiting } })
  }, languages)
}

type Spoken = { readonly said: readonly string[]; readonly waiting: readonly string[] }

/** What the voices were asked to say so far, and what they have not been stopped from saying. */
export const spoken = (page: Page): Promise<Spoken> =>
  page.evaluate(() => {
    const { speech } = window as unknown as { speech: { said: string[]; waiting: () => string[] } } // put there above
    return { said: speech.said, waiting: speech.waiting() }
  })
