/** What is asked, or null when it takes too long or fails. */
export function within<Answer>(milliseconds: number, asked: Promise<Answer>): Promise<Answer | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds, null)
    asked.then(resolve, () => resolve(null)).finally(() => clearTimeout(timer))
  })
}
