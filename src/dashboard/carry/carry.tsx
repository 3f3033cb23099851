import { useState } from 'preact/hooks'
import { type CarryDamage, type CarryFile, openCarryFile, readCarryFile } from '../../carry/index.ts'
import type { Envelope } from '../../contract/submission.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { Button, FileButton, Notice } from '../../kit/index.ts'
import { readReceiptCode } from '../../sealing/index.ts'
import { type Posted, postCarried } from './post-carried.ts'

type Step =
  | { readonly kind: 'choose' }
  | { readonly kind: 'code'; readonly file: CarryFile }
  | { readonly kind: 'posting'; readonly done: number; readonly total: number }
  | { readonly kind: 'posted'; readonly posted: Posted; readonly damage: readonly CarryDamage[] }

type Fault = 'foreign' | 'newer' | 'code' | 'wrong-code'

/** Takes in the carry file of a device that had no network; each submission is posted as its own device would have. */
export function CarryIn() {
  const [step, setStep] = useState<Step>({ kind: 'choose' })
  const [fault, setFault] = useState<Fault | null>(null)

  async function read(chosen: File): Promise<void> {
    const reading = await readCarryFile(await chosen.arrayBuffer())
    setFault(reading.status === 'read' ? null : reading.status)
    setStep(reading.status === 'read' ? { kind: 'code', file: reading.file } : { kind: 'choose' })
  }

  async function open(file: CarryFile, typed: string): Promise<void> {
    const code = readReceiptCode(typed)
    if (code === null) return setFault('code')
    const opened = await openCarryFile(file, code)
    if (opened.status === 'wrong-code') return setFault('wrong-code')
    setFault(null)
    await post(opened.envelopes, opened.damage)
  }

  async function post(envelopes: readonly Envelope[], damage: readonly CarryDamage[]): Promise<void> {
    const total = envelopes.length
    setStep({ kind: 'posting', done: 0, total })
    const posted = await postCarried(envelopes, (done) => setStep({ kind: 'posting', done, total }))
    setStep({ kind: 'posted', posted, damage })
  }

  return (
    <div class="desk-stack">
      <h1>{t('carryIn.page.title')}</h1>
      <p class="desk-hint">{t('carryIn.page.hint')}</p>
      {fault && (
        <Notice kind="bad" role="alert">
          <p data-problem={fault}>{t(`carryIn.problem.${fault}`)}</p>
        </Notice>
      )}
      {step.kind === 'code' && (
        <CodeForm count={step.file.header.instanceIds.length} onCode={(typed) => void open(step.file, typed)} />
      )}
      {step.kind === 'posting' && (
        <p role="status">{t('carryIn.posting.status', { done: step.done, count: step.total })}</p>
      )}
      {step.kind === 'posted' && (
        <Outcome posted={step.posted} damage={step.damage} onAgain={() => void post(step.posted.unsent, step.damage)} />
      )}
      {step.kind !== 'posting' && (
        <FileButton label="carryIn.choose.label" accept=".txt,text/plain" onChoose={(file) => void read(file)} />
      )}
    </div>
  )
}

function CodeForm({ count, onCode }: { count: number; onCode: (typed: string) => void }) {
  const [typed, setTyped] = useState('')
  return (
    <form
      class="desk-form"
      onSubmit={(event) => {
        event.preventDefault()
        onCode(typed)
      }}
    >
      <p role="status">{t('carryIn.found.status', { count })}</p>
      <label class="desk-field">
        {t('carryIn.code.label')}
        <input
          class="field"
          dir="ltr"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </label>
      <Button label="carryIn.post.label" kind="primary" onClick={() => onCode(typed)} />
    </form>
  )
}

const states = ['stored', 'duplicate', 'quarantined', 'conflict', 'refused'] as const

type OutcomeProps = { posted: Posted; damage: readonly CarryDamage[]; onAgain: () => void }

function Outcome({ posted, damage, onAgain }: OutcomeProps) {
  const isGood = damage.length + posted.toLookAt.length + posted.unsent.length === 0
  return (
    <Notice kind={isGood ? 'good' : 'warm'} role="status">
      <ul class="carried-states">
        {states.map((state) => {
          const count = posted.states[state] ?? 0
          return count > 0 ? (
            <li key={state} data-carried={state} data-count={count}>
              {t(`carryIn.${state}.label`)} <strong>{formatNumber(count)}</strong>
            </li>
          ) : null
        })}
      </ul>
      {damage.length > 0 && (
        <>
          <p data-damaged={damage.length}>{t('carryIn.damaged.hint', { count: damage.length })}</p>
          <Ids ids={damage.map(({ instanceId }) => instanceId)} />
        </>
      )}
      {posted.toLookAt.length > 0 && (
        <>
          <p>{t('carryIn.look.hint')}</p>
          <Ids ids={posted.toLookAt.map(({ instanceId }) => instanceId)} />
        </>
      )}
      {posted.unsent.length > 0 && (
        <>
          <p>{t('carryIn.unsent.hint', { count: posted.unsent.length })}</p>
          {posted.problem && <p>{t(`problem.${posted.problem}`)}</p>}
          <Button label="carryIn.again.label" onClick={onAgain} />
        </>
      )}
    </Notice>
  )
}

const Ids = ({ ids }: { ids: readonly string[] }) => (
  <p class="carried-ids">
    {ids.map((id) => (
      <code key={id} dir="ltr">
        {id.slice(0, 8)}
      </code>
    ))}
  </p>
)
