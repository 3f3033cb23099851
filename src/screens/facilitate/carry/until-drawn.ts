/** Lets the screen draw and answer touches between two pieces of work; soon in any case, for a hidden page is not drawn. */
export const untilDrawn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
