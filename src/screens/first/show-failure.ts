import { t } from '../../i18n/index.ts'

/** The page could not start. Says so in words where there are any, and leaves what is saved alone. */
export function showFailure(cause: unknown): void {
  console.error(cause)
  const root = document.getElementById('app')
  if (!root) return
  // A page that waits for a draft is hidden until the app is live, and now it never will be.
  delete document.documentElement.dataset['draft']
  const box = document.createElement('div')
  box.className = 'failure'
  box.setAttribute('role', 'alert')
  const title = document.createElement('h1')
  title.textContent = t('app.failed.title')
  const hint = document.createElement('p')
  hint.textContent = t('app.failed.hint')
  const again = document.createElement('button')
  again.className = 'button button-primary'
  again.textContent = t('app.retry.label')
  again.onclick = () => location.reload()
  box.append(title, hint, again)
  root.replaceChildren(box)
}
