/** What a browser of any make must do for a journey. Functions run in the page: they see their argument and nothing else. */
export type Engine = {
  open(url: string): Promise<void>
  reload(): Promise<void>
  ask<Argument, Answer>(question: (argument: Argument) => Answer, argument: Argument): Promise<Answer>
  sees<Argument>(find: (argument: Argument) => Element | null, argument: Argument): Promise<boolean>
  /** Clicks in the middle of what is found, as a finger would. */
  touch<Argument>(find: (argument: Argument) => Element | null, argument: Argument): Promise<void>
  type<Argument>(find: (argument: Argument) => Element | null, argument: Argument, text: string): Promise<void>
  close(): Promise<void>
}

/** A browser that can end as with an empty battery: nothing is told that it does. */
export type Killable = Engine & { kill(): Promise<void> }

export class NothingFoundError extends Error {
  override readonly name = 'NothingFoundError'

  constructor(wanted: unknown) {
    super(`Nothing on the page is ${JSON.stringify(wanted)}`)
  }
}
