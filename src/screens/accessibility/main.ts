import '../../kit/tokens.css'
import '../../kit/base.css'
import '../../kit/brand.css'
import '../../kit/brand-picture.css'
import '../../kit/button.css'
import '../../kit/language-menu.css'
import '../respond/respond.css'
import './accessibility.css'
import { firstKnownLanguage } from '../../contract/languages.ts'
import { readSetting, writeSetting } from '../../queue/device-settings.ts'
import { leaveNow } from '../respond/leave-now.ts'

// The statement stands in the page in all languages; this only leaves the reader's own, and adds what changes.

const every = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)]

function show(tag: string): void {
  for (const element of every('[data-for]')) element.hidden = element.dataset['for'] !== tag
  for (const link of every('.language-list a')) link.ariaCurrent = String(link.lang === tag)
  const article = document.getElementById(tag)
  document.documentElement.lang = tag
  document.documentElement.dir = article?.dir ?? ''
  document.title = article?.dataset['title'] ?? document.title
  document.querySelector('main')?.setAttribute('data-shown', tag)
}

function choose(tag: string): void {
  show(tag)
  document.getElementById(tag)?.querySelector('h1')?.focus()
  void writeSetting('language', tag)
}

async function discardEverything(): Promise<void> {
  const { queue } = await import('../respond/device.ts')
  await queue.discardAllDrafts()
}

async function showContact(): Promise<void> {
  const { readProject } = await import('../withdraw/read-project.ts')
  const email = (await readProject())?.contactEmail
  if (!email) return
  for (const place of every('[data-email]')) place.textContent = email
  for (const line of every('[data-contact]')) line.hidden = line.dataset['contact'] === 'none'
}

async function start(): Promise<void> {
  for (const link of every('.language-list a')) {
    link.addEventListener('click', (event) => {
      event.preventDefault()
      choose(link.lang)
    })
  }
  for (const button of every('.header button')) {
    button.addEventListener('click', () => void leaveNow({ discardEverything }))
  }
  const chosen = await readSetting('language')
  const asked = new URL(location.href).searchParams.get('lang')
  show(firstKnownLanguage([asked, typeof chosen === 'string' ? chosen : null, ...navigator.languages]))
  // Without a network the page says that it knows no contact, which is true of this phone.
  await showContact().catch(() => undefined)
}

void start()
