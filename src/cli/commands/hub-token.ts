import { newSessionToken, sessionTokenHash } from '../../sealing/session-token.ts'
import type { Store } from '../../store/store.ts'
import { withStore } from '../with-store.ts'

export const help = `hub-token add <name>
    Makes the token with which a hub, the server on a facilitator's laptop, says who it is. Shown once; a second token
    for the same name makes the first one worthless.
hub-token list
    Names, the day on which each was added, and the day on which it was last heard of.
hub-token remove <name>
    The hub is unknown from now on. What it has sent stays.

Works on the same DATA_DIR or DATABASE_URL as the server that the hub sends to, also while it runs. Start the hub with
UPSTREAM_URL=<that server> UPSTREAM_TOKEN=<token>. Without a token its submissions are taken as from any phone.`

/** @returns the exit code: 0 fine, 1 findings, 2 wrong usage */
export async function run([action, name, ...rest]: readonly string[]): Promise<number> {
  if (rest.length > 0) return usage('a name with spaces needs quotes around it')
  switch (action) {
    case 'add':
      if (name === undefined || !isName(name)) return usage('add needs a name of 1 to 64 characters')
      return withStore((store) => add(store, name))
    case 'list':
      return withStore(list)
    case 'remove':
      if (name === undefined) return usage('remove needs a name')
      return withStore((store) => remove(store, name))
    default:
      return usage(action ? `there is no "hub-token ${action}"` : 'which one: add, list or remove?')
  }
}

async function add(store: Store, name: string): Promise<number> {
  const token = newSessionToken()
  await store.saveHub(name, sessionTokenHash(token), new Date().toISOString().slice(0, 10))
  console.log(`Token of ${name}, shown only now:\nUPSTREAM_TOKEN=${token}`)
  return 0
}

async function list(store: Store): Promise<number> {
  for (const { name, createdOn, seenOn } of await store.hubs())
    console.log(`${createdOn}  ${seenOn ? `last seen ${seenOn}` : 'never seen'.padEnd(20)}  ${name}`)
  return 0
}

async function remove(store: Store, name: string): Promise<number> {
  if (await store.removeHub(name)) {
    console.log(`${name} is no longer known.`)
    return 0
  }
  console.error(`There is no hub "${name}"; see: npm run -s cli -- hub-token list`)
  return 1
}

const isName = (text: string) => /^[^\p{C}]{1,64}$/u.test(text) && text.trim() === text

function usage(message: string): number {
  console.error(`${message}\n\n${help}`)
  return 2
}
