import { describe, expect, it } from 'vitest'
import { type OwnAccount, ownAccount, peopleList } from '../../src/contract/account.ts'
import { address, routes } from '../../src/contract/routes.ts'
import { totpAt } from '../../src/sealing/totp.ts'
import { anApp, coordinator, type TestApp } from '../support/an-app.ts'

const newPassword = 'eleven quiet harbours'
type Cookie = { readonly Cookie: string }

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code
const cookieOf = (response: Response): Cookie => ({ Cookie: response.headers.get('Set-Cookie')?.split(';')[0] ?? '' })
const accountOf = async ({ get }: TestApp, cookie: Cookie): Promise<OwnAccount> =>
  ownAccount.parse(await (await get(routes.coordinatorAccount, cookie)).json())
const signIn = ({ send }: TestApp, name: string, password: string, code?: string) =>
  send('POST', routes.coordinatorSession, { name, password, ...(code === undefined ? {} : { code }) })
const inAnHour = (app: TestApp, hours: number) => {
  app.clock.now = new Date(app.clock.now.getTime() + hours * 3_600_000)
}

async function invite(app: TestApp, name: string, role: string): Promise<string> {
  const response = await app.send('POST', routes.coordinatorPeople, { name, role }, await app.signedIn())
  expect(response.status).toBe(201)
  return ((await response.json()) as { token: string }).token
}

/** Somebody signed in with her second factor on. */
async function withSecondFactor(app: TestApp) {
  const cookie = await app.signedIn()
  const proposal = await app.send('POST', routes.coordinatorSecondFactor, undefined, cookie)
  const { secret } = (await proposal.json()) as { secret: string }
  const codeNow = (steps = 0) => totpAt(secret, Math.floor(app.clock.now.getTime() / 30_000) + steps)
  const start = { secret, code: codeNow(-1), current: coordinator.password }
  const started = await app.send('PUT', routes.coordinatorSecondFactor, start, cookie)
  return { cookie, secret, codeNow, started }
}

describe('an invitation', () => {
  it('lets somebody choose a password once, with the role that was fixed, and shows nobody the link again', async () => {
    const app = await anApp()
    const token = await invite(app, 'Besa', 'analyst')
    const link = { kind: 'invitation', name: 'Besa', role: 'analyst' }
    expect(await (await app.send('POST', routes.coordinatorLink, { token })).json()).toEqual(link)
    const people = await (await app.get(routes.coordinatorPeople, await app.signedIn())).text()
    expect([people.includes('Besa'), people.includes(token)]).toEqual([true, false])
    expect(JSON.stringify(await app.query('select * from links'))).not.toContain(token)
    const use = { token, password: newPassword }
    expect((await app.send('PUT', routes.coordinatorLink, use)).status).toBe(200)
    const again = await app.send('PUT', routes.coordinatorLink, use)
    expect([again.status, await codeOf(again)]).toEqual([404, 'unknown_link'])
    const session = await signIn(app, 'Besa', newPassword)
    expect(await session.json()).toEqual({ name: 'Besa', role: 'analyst' })
    const actions = (await app.store.auditLog(null, 10)).map(({ who, action, subject }) => [who, action, subject])
    expect(actions).toContainEqual(['Amina', 'person_invited', 'Besa'])
    expect(actions).toContainEqual(['Besa', 'invitation_accepted', ''])
  }, 20_000)

  it('expires after a week, and can be taken back before', async () => {
    const app = await anApp()
    const late = await invite(app, 'Besa', 'viewer')
    inAnHour(app, 7 * 24)
    expect((await app.send('POST', routes.coordinatorLink, { token: late })).status).toBe(404)
    const token = await invite(app, 'Besa', 'viewer')
    const cookie = await app.signedIn()
    const { links } = peopleList.parse(await (await app.get(routes.coordinatorPeople, cookie)).json())
    expect(links).toMatchObject([{ name: 'Besa', role: 'viewer', createdBy: 'Amina' }])
    const path = address(routes.coordinatorInvitation, { id: links[0]?.id ?? '' })
    expect((await app.send('DELETE', path, undefined, cookie)).status).toBe(204)
    expect((await app.send('PUT', routes.coordinatorLink, { token, password: newPassword })).status).toBe(404)
  }, 20_000)

  it('takes no short password, nor one that is only the name, and is still good afterwards', async () => {
    const app = await anApp()
    const token = await invite(app, 'Besa Besarta', 'viewer')
    for (const password of ['short', 'Besa BesartaBESA BESARTA', 'aaaaaaaaaaaaaaaa'])
      expect(await codeOf(await app.send('PUT', routes.coordinatorLink, { token, password }))).toBe(
        'password_too_short',
      )
    expect((await app.send('PUT', routes.coordinatorLink, { token, password: newPassword })).status).toBe(200)
  }, 20_000)

  it('is refused for a name that there is already, and for a name that is none', async () => {
    const app = await anApp()
    const cookie = await app.signedIn()
    const post = (name: string) => app.send('POST', routes.coordinatorPeople, { name, role: 'viewer' }, cookie)
    expect((await post('Amina')).status).toBe(409)
    for (const name of ['', ' Besa', 'a\nb', 'x'.repeat(65)]) expect((await post(name)).status, name).toBe(400)
  })

  it('cannot be used from a page of another site', async () => {
    const app = await anApp()
    const token = await invite(app, 'Besa', 'viewer')
    const use = { token, password: newPassword }
    const response = await app.send('PUT', routes.coordinatorLink, use, { Origin: 'https://evil.example' })
    expect(await codeOf(response)).toBe('wrong_origin')
  })
})

describe('a reset', () => {
  it('lets an admin give a link that ends sessions and second factor, once and for a day', async () => {
    const app = await anApp()
    const { cookie } = await withSecondFactor(app)
    const admin = await app.signedIn('admin', 'Besa')
    const issue = async () => {
      const path = address(routes.coordinatorPersonReset, { name: 'Amina' })
      return ((await (await app.send('POST', path, undefined, admin)).json()) as { token: string }).token
    }
    const late = await issue()
    inAnHour(app, 24)
    expect((await app.send('POST', routes.coordinatorLink, { token: late })).status).toBe(404)
    await app.signedIn('admin', 'Besa').then((fresh) => Object.assign(admin, fresh))
    const use = { token: await issue(), password: newPassword }
    expect((await app.send('PUT', routes.coordinatorLink, use)).status).toBe(200)
    expect((await app.get(routes.coordinatorAccount, cookie)).status).toBe(401)
    expect((await signIn(app, 'Amina', coordinator.password)).status).toBe(401)
    expect((await signIn(app, 'Amina', newPassword)).status).toBe(200)
  }, 20_000)
})

describe('a second factor', () => {
  it('is asked for after the password, takes a code of the app once, and leaves no secret readable', async () => {
    const app = await anApp()
    const { started, secret, codeNow } = await withSecondFactor(app)
    expect(started.status).toBe(200)
    expect(JSON.stringify(await app.query('select * from coordinators'))).not.toContain(secret)
    const { name, password } = coordinator
    expect(await codeOf(await signIn(app, name, password))).toBe('second_factor_required')
    expect(await codeOf(await signIn(app, name, 'guess', codeNow()))).toBe('wrong_credentials')
    const code = codeNow()
    expect((await signIn(app, name, password, `${code.slice(0, 3)} ${code.slice(3)}`)).status).toBe(200)
    expect(await codeOf(await signIn(app, name, password, code))).toBe('wrong_code')
    expect((await app.store.auditLog(null, 1))[0]).toMatchObject({ action: 'sign_in_failed', who: name })
  }, 20_000)

  it('takes each recovery code once in place of the phone', async () => {
    const app = await anApp()
    const { cookie, started } = await withSecondFactor(app)
    const { recoveryCodes } = (await started.json()) as { recoveryCodes: string[] }
    const [first = '', second = ''] = recoveryCodes
    expect(JSON.stringify(await app.query('select * from recovery_codes'))).not.toContain(first)
    const { name, password } = coordinator
    expect((await signIn(app, name, password, first.toLowerCase())).status).toBe(200)
    expect((await signIn(app, name, password, first)).status).toBe(401)
    expect((await signIn(app, name, password, second)).status).toBe(200)
    expect(await accountOf(app, cookie)).toMatchObject({ hasSecondFactor: true, recoveryCodesLeft: 6 })
  }, 20_000)

  it('makes whoever has the password and guesses codes wait, from however many addresses', async () => {
    const app = await anApp({ config: { trustProxy: true } })
    await withSecondFactor(app)
    const { name, password } = coordinator
    const guess = (at: number) =>
      app.send(
        'POST',
        routes.coordinatorSession,
        { name, password, code: '000000' },
        { 'X-Forwarded-For': `10.0.${at}.1` },
      )
    const statuses: number[] = []
    for (let at = 0; at < 7; at += 1) statuses.push((await guess(at)).status)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429])
  })

  it('starts and ends only with the password, and starts only with a code of the app', async () => {
    const app = await anApp()
    const cookie = await app.signedIn()
    const { secret } = (await (await app.send('POST', routes.coordinatorSecondFactor, undefined, cookie)).json()) as {
      secret: string
    }
    const put = (change: object) =>
      app.send(
        'PUT',
        routes.coordinatorSecondFactor,
        {
          secret,
          code: totpAt(secret, Math.floor(app.clock.now.getTime() / 30_000)),
          current: coordinator.password,
          ...change,
        },
        cookie,
      )
    expect(await codeOf(await put({ current: 'guess' }))).toBe('wrong_password')
    expect(await codeOf(await put({ code: '000000' }))).toBe('wrong_code')
    expect(await codeOf(await put({ secret: 'short' }))).toBe('malformed_request')
    expect((await accountOf(app, cookie)).hasSecondFactor).toBe(false)
    expect((await put({})).status).toBe(200)
    const end = (current: string) => app.send('POST', routes.coordinatorSecondFactorEnd, { current }, cookie)
    expect(await codeOf(await end('guess'))).toBe('wrong_password')
    expect((await end(coordinator.password)).status).toBe(204)
    expect(await accountOf(app, cookie)).toMatchObject({ hasSecondFactor: false, recoveryCodesLeft: 0 })
  })
})

describe('sessions', () => {
  it('are listed with their owner, and ended one by one, all but this one, or all by an admin', async () => {
    const app = await anApp()
    await app.signedIn('viewer', 'Besa')
    const open = async () => cookieOf(await signIn(app, 'Besa', coordinator.password))
    const [one, two, three] = [await open(), await open(), await open()]
    const alive = async () =>
      Promise.all([one, two, three].map(async (cookie) => (await app.get(routes.coordinatorAccount, cookie)).status))
    const { sessions } = await accountOf(app, one)
    expect(sessions.filter(({ isThis }) => isThis)).toHaveLength(1)
    const ofThree = (await accountOf(app, three)).sessions.find(({ isThis }) => isThis)?.id ?? ''
    const path = address(routes.coordinatorOwnSession, { id: ofThree })
    expect((await app.send('DELETE', path, undefined, await app.signedIn('viewer', 'Drita'))).status).toBe(204)
    expect(await alive()).toEqual([200, 200, 200])
    await app.send('DELETE', path, undefined, one)
    expect(await alive()).toEqual([200, 200, 401])
    await app.send('DELETE', routes.coordinatorOwnSessions, undefined, one)
    expect(await alive()).toEqual([200, 401, 401])
    const ofBesa = address(routes.coordinatorPersonSessions, { name: 'Besa' })
    await app.send('DELETE', ofBesa, undefined, await app.signedIn())
    expect(await alive()).toEqual([401, 401, 401])
  })

  it('get a new token at every sign-in: one that was planted before opens nothing', async () => {
    const app = await anApp()
    await app.signedIn()
    const planted = { Cookie: `femig=${'A'.repeat(43)}` }
    const response = await app.send('POST', routes.coordinatorSession, coordinator, planted)
    expect(cookieOf(response).Cookie).toMatch(/^femig=[\w-]{43}$/)
    expect(cookieOf(response).Cookie).not.toBe(planted.Cookie)
    expect((await app.get(routes.coordinatorAccount, planted)).status).toBe(401)
  })

  it('end with a new password, all but the one that chose it, which goes on under a new token', async () => {
    const app = await anApp()
    const mine = await app.signedIn()
    const other = cookieOf(await signIn(app, coordinator.name, coordinator.password))
    const put = (current: string, password: string) =>
      app.send('PUT', routes.coordinatorPassword, { current, password }, mine)
    expect(await codeOf(await put('guess', newPassword))).toBe('wrong_password')
    expect(await codeOf(await put(coordinator.password, 'short'))).toBe('password_too_short')
    const changed = await put(coordinator.password, newPassword)
    expect(changed.status).toBe(204)
    const fresh = { Cookie: (changed.headers.getSetCookie().at(-1) ?? '').split(';')[0] ?? '' }
    const statuses = await Promise.all([mine, other, fresh].map((cookie) => app.get(routes.coordinatorAccount, cookie)))
    expect(statuses.map(({ status }) => status)).toEqual([401, 401, 200])
  }, 20_000)

  it('leave nothing in the browser’s cache at sign-out, and touch nothing that a respondent keeps there', async () => {
    const app = await anApp()
    const out = await app.send('DELETE', routes.coordinatorSession, undefined, await app.signedIn())
    expect(out.headers.get('Clear-Site-Data')).toBe('"cache"')
  })
})

describe('people', () => {
  it('change role, are disabled and removed by an admin; the last admin stays', async () => {
    const app = await anApp()
    const admin = await app.signedIn()
    const besa = await app.signedIn('viewer', 'Besa')
    const of = (name: string) => address(routes.coordinatorPerson, { name })
    const put = (name: string, change: object) => app.send('PUT', of(name), change, admin)
    expect((await put('Besa', { role: 'analyst', isDisabled: false })).status).toBe(200)
    expect((await accountOf(app, besa)).role).toBe('analyst')
    expect((await put('Besa', { role: 'analyst', isDisabled: true })).status).toBe(200)
    expect((await app.get(routes.coordinatorAccount, besa)).status).toBe(401)
    expect(await codeOf(await signIn(app, 'Besa', coordinator.password))).toBe('account_disabled')
    expect(await codeOf(await signIn(app, 'Besa', 'guess'))).toBe('wrong_credentials')
    expect(await codeOf(await put('Amina', { role: 'viewer', isDisabled: false }))).toBe('last_admin')
    expect(await codeOf(await app.send('DELETE', of('Amina'), undefined, admin))).toBe('last_admin')
    expect((await app.send('DELETE', of('Besa'), undefined, admin)).status).toBe(204)
    expect(await codeOf(await app.send('DELETE', of('Besa'), undefined, admin))).toBe('unknown_person')
    const noted = (await app.store.auditLog(null, 10)).map(({ action, subject, details }) => ({
      action,
      subject,
      details,
    }))
    expect(noted).toContainEqual({ action: 'account_removed', subject: 'Besa', details: {} })
    expect(noted).toContainEqual({
      action: 'account_changed',
      subject: 'Besa',
      details: { role: 'analyst', isDisabled: true },
    })
  }, 20_000)
})
