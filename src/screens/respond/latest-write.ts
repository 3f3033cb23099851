/**
 * Runs one write at a time and, of those that came meanwhile, only the newest: a fast typist never builds a backlog,
 * and the last thing written is always the last thing typed.
 */
export function latestWrite<T>(write: (value: T) => Promise<void>) {
  let waiting: { value: T } | null = null
  let running: Promise<void> | null = null

  const drain = async () => {
    try {
      while (waiting) {
        const { value } = waiting
        waiting = null
        await write(value)
      }
    } finally {
      // Also after a write that failed: the next thing typed must get its chance.
      running = null
    }
  }

  return {
    push(value: T): void {
      waiting = { value }
      // A failed write is the writer's to tell; whoever waits for `idle` only wants it to be over.
      running ??= drain().catch(() => undefined)
    },
    /** Something newer than what is being written. */
    hasNewer: (): boolean => waiting !== null,
    /** Forgets what has not been written yet and waits for what is being written. */
    async stop(): Promise<void> {
      waiting = null
      await running
    },
    idle: async (): Promise<void> => {
      await running
    },
  }
}
