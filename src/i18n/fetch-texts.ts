/** The texts of one language, by the name of their locale file and in the order of its keys. */
export type Texts = Readonly<Record<string, readonly string[]>>

const onTheirWay = new Map<string, Promise<Texts>>()

/**
 * Fetches what every respondent reads in one language. Not held here: a form that is being answered is kept in all five.
 * @throws TypeError where it does not come, SyntaxError where a venue's sign-in page comes in its place
 */
export function fetchTexts(address: string): Promise<Texts> {
  const texts = onTheirWay.get(address) ?? fetchNow(address).finally(() => onTheirWay.delete(address))
  onTheirWay.set(address, texts)
  return texts
}

async function fetchNow(address: string): Promise<Texts> {
  const reply = await fetch(address)
  if (!reply.ok) throw new TypeError(address)
  // The build writes it.
  return (await reply.json()) as Texts
}
