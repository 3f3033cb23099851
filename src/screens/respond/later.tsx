import { signal } from '@preact/signals'
import type { ComponentChildren, ComponentType } from 'preact'
import { areTextsWhole, loadTerritoryNames, loadWholeTexts } from '../../i18n/index.ts'
import { nextTask } from '../first/next-task.ts'
import { readAloud } from '../questions/aloud.tsx'
import { anyControl } from '../questions/any-control.ts'
import { Fetching } from './fetching.tsx'

type Screens = typeof import('./later-screens.tsx')

const screens = signal<Screens | null>(null)
const hasFailed = signal(false)

let loading: Promise<void> | null = null

/**
 * Fetches the screens that the first page does without; the network may go before they are here. Every question that
 * waits for them asks whenever it is drawn, so they share one answer: what arrives halfway redraws them all.
 */
export function loadLaterScreens(): Promise<void> {
  loading ??= fetchLaterScreens().finally(() => {
    loading = null
  })
  return loading
}

async function fetchLaterScreens(): Promise<void> {
  if (screens.peek()) return
  try {
    hasFailed.value = false
    const [loaded] = await Promise.all([import('./later-screens.tsx'), loadWholeTexts(), loadTerritoryNames()])
    // Each of these draws much of the page anew; between them the browser may answer a finger.
    await nextTask()
    anyControl.value = loaded.LaterQuestion
    screens.value = loaded
    await nextTask()
    readAloud.value = loaded.ReadAloud
    await nextTask()
    loaded.prepareInstall()
  } catch {
    hasFailed.value = true
  }
}

/** Draws what needs the words of all pages, or says what keeps them; nothing that was answered depends on it. */
export function WithAllWords({ children }: { children: ComponentChildren }) {
  return areTextsWhole.value ? children : <Waiting />
}

type Chosen<Props> = { pick: (screens: Screens) => ComponentType<Props>; props: Props }

/** One of those screens, or word of what keeps it. */
export function Later<Props extends object>(chosen: Chosen<Props>) {
  return screens.value ? <OnceLoaded {...chosen} /> : <Waiting />
}

/** A part of a screen that nobody misses in the first seconds. */
export function OnceLoaded<Props extends object>({ pick, props }: Chosen<Props>) {
  if (!screens.value) return null
  const Screen = pick(screens.value)
  return <Screen {...props} />
}

function Waiting() {
  if (!hasFailed.value) void loadLaterScreens()
  return <Fetching hasFailed={hasFailed.value} again={loadLaterScreens} />
}
