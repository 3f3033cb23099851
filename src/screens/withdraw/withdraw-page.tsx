import { useEffect, useState } from 'preact/hooks'
import { type Language, surveyId } from '../../contract/phone-routes.ts'
import { setLanguage, t } from '../../i18n/index.ts'
import { Announcer, Brand, Button, LanguageMenu } from '../../kit/index.ts'
import { writeSetting } from '../../queue/device-settings.ts'
import * as device from '../respond/device.ts'
import { leaveNow } from '../respond/leave-now.ts'
import { useOnline } from '../respond/use-online.ts'
import { CodeStep } from './code-step.tsx'
import { ConfirmStep, type NotNoted } from './confirm-step.tsx'
import { ResultStep } from './result-step.tsx'
import { useProject } from './use-project.ts'
import '../respond/respond.css'
import '../questions/questions.css'
import './withdraw.css'

type Step =
  | { readonly kind: 'code'; readonly typed: string }
  | { readonly kind: 'confirm'; readonly code: string; readonly isWorking: boolean; readonly failed: NotNoted | null }
  | { readonly kind: 'result'; readonly receiptHashes: readonly string[] }

/**
 * Where the person who holds a receipt code has her answers deleted. Says nothing before the device has noted it, and
 * the same for every code.
 * @param parts all parts that a submission may have been split into
 */
export function WithdrawPage({ parts }: { parts: readonly string[] }) {
  const [step, setStep] = useState<Step>({ kind: 'code', typed: '' })
  const [isBehindPortal, setIsBehindPortal] = useState(false)
  const isOnline = useOnline()
  const project = useProject()
  useEffect(
    () =>
      device.startSync({
        onState: (state) => setIsBehindPortal(state.status === 'later' && state.reason === 'portal'),
      }),
    [],
  )
  useEffect(() => {
    if (import.meta.env.PROD) void device.registerWorker({ onUpdateReady: () => {}, onOfflineReady: () => {} })
  }, [])

  async function withdraw(code: string): Promise<void> {
    setStep({ kind: 'confirm', code, isWorking: true, failed: null })
    const receiptHashes = Object.values(await device.receiptHashes(code, surveyId, parts))
    const { status } = await device.queue.withdraw(receiptHashes)
    if (status !== 'saved')
      return setStep({ kind: 'confirm', code, isWorking: false, failed: status === 'full' ? 'full' : 'unavailable' })
    setStep({ kind: 'result', receiptHashes })
    device.syncNow()
  }

  return (
    <>
      <a class="skip-link" href="#content">
        {t('app.content.skip')}
      </a>
      <Header />
      <main id="content" class="content" data-step={step.kind}>
        {step.kind === 'code' && (
          <CodeStep
            typed={step.typed}
            deadline={project?.withdrawalDeadline ?? ''}
            isBehindPortal={isBehindPortal}
            onCode={(code) => setStep({ kind: 'confirm', code, isWorking: false, failed: null })}
          />
        )}
        {step.kind === 'confirm' && (
          <ConfirmStep
            {...step}
            onConfirm={() => void withdraw(step.code)}
            onBack={() => setStep({ kind: 'code', typed: device.formatReceiptCode(step.code) })}
          />
        )}
        {step.kind === 'result' && (
          <ResultStep
            receiptHashes={step.receiptHashes}
            isBehindPortal={isBehindPortal}
            onAgain={() => setStep({ kind: 'code', typed: '' })}
          />
        )}
      </main>
      <footer class="footer not-printed">
        {!isOnline && <p role="status">{t('offline.now.status')}</p>}
        {project?.contactEmail && <p>{t('page.help.label', { email: project.contactEmail })}</p>}
        <p class="footer-links">
          <a class="footer-link" href="/">
            {t('withdraw.survey.label')}
          </a>
          <a class="footer-link" href="/accessibility/">
            {t('accessibility.link.label')}
          </a>
        </p>
      </footer>
      <Announcer />
    </>
  )
}

async function discardEverything(): Promise<void> {
  await device.queue.discardAllDrafts()
}

function Header() {
  async function choose(tag: Language): Promise<void> {
    await setLanguage(tag)
    await writeSetting('language', tag)
  }
  return (
    <header class="header not-printed">
      <Brand label="app.name.title" isShort />
      <span class="header-actions">
        <LanguageMenu onChoose={(tag) => void choose(tag)} />
        <Button label="app.leave.label" kind="danger" onClick={() => void leaveNow({ discardEverything })} />
      </span>
    </header>
  )
}
