/** A statement over many rows takes a text of its own for each number of rows, and 100 KB and more once prepared. */
const longFrom = 2000
const shortKept = 500
const longKept = 20

/**
 * Keeps statements prepared: the short ones, which are few and come with every request, and of the long ones those that
 * came last. All of them would in time take more memory than everything else in the server.
 */
export function createStatementCache<Statement>(prepare: (text: string) => Statement): (text: string) => Statement {
  const short = new Map<string, Statement>()
  const long = new Map<string, Statement>()
  return (text) => {
    const isLong = text.length >= longFrom
    const cache = isLong ? long : short
    const statement = cache.get(text) ?? prepare(text)
    if (isLong) {
      // A map keeps the order in which its keys came: the first one is the one that was not asked for longest.
      long.delete(text)
      long.set(text, statement)
      const [oldest] = long.keys()
      if (long.size > longKept && oldest !== undefined) long.delete(oldest)
    } else if (short.size < shortKept) short.set(text, statement)
    return statement
  }
}
