import { type Engine, NothingFoundError } from './engine.ts'

/** What is found in a page, as the drivers of both kinds hand it out. */
type Found = { click(): Promise<unknown>; type(text: string): Promise<unknown> }

/** What Playwright's and Puppeteer's pages have in common. Their types cannot follow a function that is generic itself. */
type DrivenPage = {
  goto(url: string): Promise<unknown>
  reload(): Promise<unknown>
  evaluate(question: (argument: unknown) => unknown, argument: unknown): Promise<unknown>
  evaluateHandle(find: (argument: unknown) => Element | null, argument: unknown): Promise<{ asElement(): Found | null }>
}

/** All that a journey does in a page, whatever drives it. */
export function drivePage(page: DrivenPage): Omit<Engine, 'close'> {
  async function seek<Argument>(find: (argument: Argument) => Element | null, argument: Argument) {
    const handle = await page.evaluateHandle(find as (argument: unknown) => Element | null, argument)
    return handle.asElement()
  }

  async function found<Argument>(find: (argument: Argument) => Element | null, argument: Argument) {
    const element = await seek(find, argument)
    if (!element) throw new NothingFoundError(argument)
    return element
  }

  return {
    open: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    ask: async (question, argument) =>
      (await page.evaluate(question as (argument: unknown) => unknown, argument)) as ReturnType<typeof question>,
    sees: async (find, argument) => (await seek(find, argument)) !== null,
    touch: async (find, argument) => void (await (await found(find, argument)).click()),
    type: async (find, argument, text) => void (await (await found(find, argument)).type(text)),
  }
}
