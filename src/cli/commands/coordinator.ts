import { parseArgs } from 'node:util'
import * as z from 'zod/mini'
import { type Role, roles } from '../../contract/access.ts'
import { accountName, shortestPassword } from '../../contract/account.ts'
import type { AuditAction } from '../../contract/audit.ts'
import { newUuid } from '../../sealing/new-uuid.ts'
import { hashPassword, makePassword } from '../../sealing/password.ts'
import { newSessionToken, sessionTokenHash } from '../../sealing/session-token.ts'
import { readEnvironment } from '../../server/environment.ts'
import type { Store } from '../../store/store.ts'
import { askPassword, readPassword } from '../ask-password.ts'
import { withStore } from '../with-store.ts'

export const help = `coordinator add <name> [--role viewer|analyst|admin] [--password-stdin]
    Lets somebody in to the coordinators' page, or gives her a new password, which signs her out everywhere.
    A viewer sees counts, an analyst also the answers, an admin also people and workshops. Somebody new is an admin
    unless said otherwise; somebody known keeps her role.
    Asks for the password on a terminal. Without a terminal it makes a strong one and prints it once.
coordinator reset <name>
    Prints a link with which she chooses a new password, once, within a day. It ends her sessions and her second factor.
coordinator list
    The day on which each was added, role and name.
coordinator remove <name>
    Takes the account away and signs it out everywhere.

Works on the same DATA_DIR or DATABASE_URL as the server, also while it runs.`

const options = { 'password-stdin': { type: 'boolean', default: false }, role: { type: 'string' } } as const
const resetMs = 24 * 60 * 60_000
const longestRole = Math.max(...roles.map(({ length }) => length))

/** @returns the exit code: 0 fine, 1 findings, 2 wrong usage */
export async function run(args: readonly string[]): Promise<number> {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(args)
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error))
  }
  const [action, name, ...rest] = parsed.positionals
  if (rest.length > 0) return usage('a name with spaces needs quotes around it')
  const role = roles.find((known) => known === parsed.values.role)
  if (parsed.values.role !== undefined && (action !== 'add' || !role))
    return usage(`--role goes with add and is one of ${roles.join(', ')}`)
  switch (action) {
    case 'add':
      if (name === undefined || !isName(name)) return usage('add needs a name of 1 to 64 characters')
      return add(name, role, parsed.values['password-stdin'])
    case 'reset':
      if (name === undefined) return usage('reset needs a name')
      return withStore((store) => reset(store, name))
    case 'list':
      return withStore(list)
    case 'remove':
      if (name === undefined) return usage('remove needs a name')
      return withStore((store) => remove(store, name))
    default:
      return usage(action ? `there is no "coordinator ${action}"` : 'which one: add, reset, list or remove?')
  }
}

const parse = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true })

async function add(name: string, role: Role | undefined, isFromStdin: boolean): Promise<number> {
  const isTyped = isFromStdin || process.stdin.isTTY
  const password = isFromStdin
    ? await readPassword()
    : isTyped
      ? await askPassword(`Password for ${name}: `)
      : makePassword()
  if (password === null) return usage('no password came; nothing was changed')
  if ([...password].length < shortestPassword)
    return usage(
      `the password needs at least ${shortestPassword} characters; several words are easier to keep than signs`,
    )
  const hash = await hashPassword(password)
  return withStore(async (store) => {
    await store.saveCoordinator(name, hash, new Date().toISOString().slice(0, 10), role)
    await noteInLog(store, 'account_saved', name)
    console.log(`${name} can sign in.`)
    if (!isTyped) console.log(`Password, shown only now: ${password}`)
    return 0
  })
}

async function reset(store: Store, name: string): Promise<number> {
  const known = await store.credentials(name)
  if (!known) return nobody(name)
  const token = newSessionToken()
  const now = Date.now()
  const link = { id: newUuid(), kind: 'reset', coordinator: name, role: known.role, createdBy: '' } as const
  await store.createLink(sessionTokenHash(token), { ...link, expiresAt: now + resetMs }, now)
  await noteInLog(store, 'reset_issued', name)
  const { publicUrl, port, tls } = readEnvironment(process.env)
  const base = (publicUrl?.href ?? `${tls ? 'https' : 'http'}://localhost:${port}`).replace(/\/$/, '')
  console.log(`Link for ${name}, good once, until tomorrow at this time:\n${base}/coordinator/#link=${token}`)
  return 0
}

async function list(store: Store): Promise<number> {
  for (const { name, createdOn, role } of await store.coordinators())
    console.log(`${createdOn}  ${role.padEnd(longestRole)}  ${name}`)
  return 0
}

async function remove(store: Store, name: string): Promise<number> {
  if (await store.removeCoordinator(name)) {
    await noteInLog(store, 'account_removed', name)
    console.log(`${name} can no longer sign in.`)
    return 0
  }
  return nobody(name)
}

function nobody(name: string): number {
  console.error(`There is no coordinator "${name}"; see: npm run -s cli -- coordinator list`)
  return 1
}

/** Whoever may run commands on the server is nobody whom the desk knows by name. */
const noteInLog = (store: Store, action: AuditAction, subject: string): Promise<void> =>
  store.record({ at: Date.now(), who: '', via: 'command', action, subject, details: {} })

const isName = (text: string) => z.safeParse(accountName, text).success

function usage(message: string): number {
  console.error(`${message}\n\n${help}`)
  return 2
}
