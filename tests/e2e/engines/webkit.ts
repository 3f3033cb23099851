import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { Builder, Capabilities, type WebDriver, type WebElement } from 'selenium-webdriver'
import type { WebKitPrograms } from '../../../scripts/ensure-engines.ts'
import { freePort } from '../support/endpoint.ts'
import { type Engine, NothingFoundError } from './engine.ts'

async function end(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return
  const gone = once(program, 'exit')
  program.kill()
  await gone
}

/** A screen that nobody looks at. The server picks a number that is free and tells it. */
async function openScreen(program: string): Promise<{ screen: ChildProcess; display: string }> {
  const screen = spawn(program, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const failed = once(screen, 'exit').then(() => Promise.reject(new Error(`${program} ended at once`)))
  // The fourth of the four streams that are asked for above.
  const [number] = (await Promise.race([once(screen.stdio[3]!, 'data'), failed])) as [Buffer]
  return { screen, display: `:${number.toString().trim()}` }
}

async function openDriver(program: string, display: string): Promise<{ driver: ChildProcess; address: string }> {
  const port = await freePort()
  const driver = spawn(program, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display,
      GDK_BACKEND: 'x11',
      LIBGL_ALWAYS_SOFTWARE: '1',
      // Its own sandbox cannot be set up by root in a container.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
  })
  const address = `http://127.0.0.1:${port}`
  while (!(await fetch(`${address}/status`).catch(() => null))?.ok) await new Promise((wait) => setTimeout(wait, 30))
  return { driver, address }
}

async function openSession(address: string, binary: string): Promise<WebDriver> {
  const wanted = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary, args: ['--automation'] } }
  const session = await new Builder().usingServer(address).withCapabilities(new Capabilities(wanted)).build()
  await session.manage().setTimeouts({ pageLoad: 20_000, script: 60_000 })
  return session
}

/** WebKitGTK over WebDriver: the engine of Safari, though neither its network nor its storage limits. */
export async function openWebKit({
  driver: driverProgram,
  browser,
  screen: screenProgram,
}: WebKitPrograms): Promise<Engine> {
  const { screen, display } = await openScreen(screenProgram)
  const { driver, address } = await openDriver(driverProgram, display)
  const endAll = async () => {
    await end(driver)
    await end(screen)
  }
  const session = await openSession(address, browser).catch(async (cause) => {
    await endAll()
    throw cause
  })

  const seek = (find: unknown, argument: unknown) =>
    // A function travels as its text; what comes back is a name for the element.
    session.executeScript<WebElement | null>(find as () => Element | null, argument)

  async function found(find: unknown, argument: unknown): Promise<WebElement> {
    const element = await seek(find, argument)
    if (!element) throw new NothingFoundError(argument)
    // The driver would scroll as smoothly as the page does, and touch before the element has arrived.
    await session.executeScript('arguments[0].scrollIntoView({ block: "center", behavior: "instant" })', element)
    return element
  }

  return {
    open: (url) => session.get(url),
    reload: () => session.navigate().refresh(),
    ask: (question, argument) => session.executeScript(question, argument),
    sees: async (find, argument) => (await seek(find, argument)) !== null,
    touch: async (find, argument) => (await found(find, argument)).click(),
    type: async (find, argument, text) => (await found(find, argument)).sendKeys(text),
    close: async () => {
      await session.quit()
      await endAll()
    },
  }
}
