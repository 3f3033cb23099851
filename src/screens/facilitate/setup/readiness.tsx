import { useState } from 'preact/hooks'
import type { SurveyDefinition } from '../../../contract/definition.ts'
import { formatDay, t } from '../../../i18n/index.ts'
import { Button, Notice } from '../../../kit/index.ts'
import { canShareText, shareText } from '../../respond/hand-out.ts'
import { localDay } from '../../respond/local-day.ts'
import { setup } from '../access/access.ts'
import { type CheckName, type CheckResult, checkNames, checksOf } from './checks.ts'
import { platformOf } from './platform.ts'

type Results = Partial<Readonly<Record<CheckName, CheckResult | 'checking'>>>

/** What no day without a network can do without; the others are worth knowing. */
const vital: readonly CheckName[] = ['app', 'space', 'window', 'roundTrip']

const clockOf = (now: Date): string =>
  `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`

/** Tries everything that a day without a network leans on, and says when; to be printed or passed on. */
export function Readiness({ definition }: { definition: SurveyDefinition }) {
  const [results, setResults] = useState<Results>({})
  const [doneAt, setDoneAt] = useState<Date | null>(null)
  const isRunning = Object.values(results).includes('checking')
  const isReady = doneAt !== null && vital.every((name) => results[name] === 'yes')

  async function check(): Promise<void> {
    setDoneAt(null)
    setResults(Object.fromEntries(checkNames.map((name) => [name, 'checking'])))
    const checks = checksOf(definition)
    for (const name of checkNames) {
      const result = await checks[name]().catch(() => 'no' as const)
      setResults((known) => ({ ...known, [name]: result }))
    }
    setDoneAt(new Date())
  }

  const verdict =
    doneAt &&
    t(isReady ? 'facilitator.ready.readyAt' : 'facilitator.ready.notReadyAt', {
      time: clockOf(doneAt),
      day: formatDay(localDay(doneAt)),
    })
  const summary = () =>
    [
      setup.value?.deviceName,
      verdict,
      ...checkNames.map((name) => `${t(`facilitator.ready.${name}`)}: ${t(`facilitator.ready.${results[name]}`)}`),
    ]
      .filter(Boolean)
      .join('\n')

  return (
    <section class="stack ready" aria-labelledby="ready-title">
      <h2 id="ready-title">{t('facilitator.ready.title')}</h2>
      <p class="question-hint not-printed">{t('facilitator.ready.hint')}</p>
      <div class="not-printed">
        <Button
          label={doneAt ? 'facilitator.ready.again' : 'facilitator.ready.check'}
          kind="primary"
          onClick={() => void (isRunning || check())}
          id="check-ready"
        />
      </div>
      <div role="status">
        {verdict && (
          <Notice kind={isReady ? 'good' : 'warm'}>
            {setup.value && <p>{setup.value.deviceName}</p>}
            <p data-ready={isReady}>
              <strong>{verdict}</strong>
            </p>
          </Notice>
        )}
      </div>
      {results.app && (
        <ul class="checks">
          {checkNames.map((name) => (
            <Line key={name} name={name} result={results[name] ?? 'checking'} />
          ))}
        </ul>
      )}
      {verdict && (
        <div class="notice-actions not-printed">
          <Button label="facilitator.ready.print" onClick={() => print()} />
          {canShareText() && (
            <Button
              label="facilitator.ready.share"
              onClick={() => void shareText(summary().replace(/[\u2068\u2069]/g, ''))}
            />
          )}
        </div>
      )}
    </section>
  )
}

function Line({ name, result }: { name: CheckName; result: CheckResult | 'checking' }) {
  // What helps against a browser that clears up depends on the browser.
  const mend = name === 'storage' ? `storageMend.${platformOf(navigator)}` : `${name}Mend`
  return (
    <li data-check={name} data-state={result}>
      <strong>
        {t('facilitator.ready.pair', {
          check: t(`facilitator.ready.${name}`),
          result: t(`facilitator.ready.${result}`),
        })}
      </strong>
      {result === 'no' && <p class="question-hint">{t(`facilitator.ready.${mend}`)}</p>}
      {result === 'unknown' && <p class="question-hint">{t('facilitator.ready.unknownMend')}</p>}
    </li>
  )
}
