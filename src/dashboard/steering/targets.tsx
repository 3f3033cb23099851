import { useState } from 'preact/hooks'
import { regions } from '../../contract/regions.ts'
import { languages } from '../../contract/routes.ts'
import { type TargetKind, type TargetList, targetKinds } from '../../contract/steering.ts'
import type { Workshop } from '../../contract/workshop.ts'
import { formatDay, formatNumber, t } from '../../i18n/index.ts'
import { Button } from '../../kit/index.ts'
import { fetchCounts, fetchWorkshops } from '../calls.ts'
import { ChoiceField } from '../choice-field.tsx'
import { Failure } from '../failure.tsx'
import { Field } from '../field.tsx'
import { iMay } from '../me.ts'
import { countryName } from '../overview/names.ts'
import { useCall } from '../use-call.ts'
import { useDeed } from '../use-deed.ts'
import { WhenReady } from '../when-ready.tsx'
import { usableFor } from './rank-gaps.ts'
import { deleteTarget, fetchTargets, saveTarget } from './steering-calls.ts'
import { targetName } from './target-name.ts'
import './steering.css'

type Props = { onSignedOut: () => void }

/** The goals: everybody sees them, an admin sets them. */
export function Targets({ onSignedOut }: Props) {
  const { state, reload } = useCall(fetchTargets, onSignedOut)
  const workshops = useCall(fetchWorkshops, onSignedOut)
  const known = workshops.state.status === 'ready' ? workshops.state.body.workshops : []
  return (
    <div class="desk-stack">
      <h1>{t('targets.page.title')}</h1>
      <p class="desk-hint">{t('targets.page.hint')}</p>
      <WhenReady state={state} onRetry={reload}>
        {({ targets }) => (
          <>
            <TargetRows targets={targets} workshops={known} onSignedOut={onSignedOut} onChanged={() => void reload()} />
            {iMay('workshops') && (
              <TargetForm workshops={known} onSignedOut={onSignedOut} onChanged={() => void reload()} />
            )}
          </>
        )}
      </WhenReady>
    </div>
  )
}

type RowsProps = Props & {
  targets: TargetList['targets']
  workshops: readonly Workshop[]
  onChanged: () => void
}

function TargetRows({ targets, workshops, onSignedOut, onChanged }: RowsProps) {
  const counts = useCall(fetchCounts, onSignedOut)
  const { failure, attempt } = useDeed(onSignedOut)
  if (targets.length === 0) return <p>{t('gaps.none.status')}</p>
  return (
    <>
      <Failure words={failure} />
      <ul class="desk-table desk-list">
        {targets.map((target) => {
          const { kind, key, goal, changedBy, changedOn } = target
          const name = targetName(target, workshops)
          const have = counts.state.status === 'ready' ? formatNumber(usableFor(target, counts.state.body)) : '–'
          return (
            <li key={`${kind} ${key}`} data-target={`${kind} ${key}`}>
              <span>
                <strong>{t('targets.row.label', { name, have, goal })}</strong>{' '}
                <span class="desk-hint">
                  {t(`targets.${kind}.kind`)} ·{' '}
                  {t('targets.changed.label', { who: changedBy, day: formatDay(changedOn) })}
                </span>
              </span>
              {iMay('workshops') && (
                <Button
                  label="targets.remove.label"
                  spoken={t('targets.remove.item', { name })}
                  kind="quiet"
                  onClick={() =>
                    void attempt(deleteTarget(kind, key), 'targets.removed.status').then((done) => done && onChanged())
                  }
                />
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

function TargetForm({ workshops, onSignedOut, onChanged }: Omit<RowsProps, 'targets'>) {
  const [kind, setKind] = useState<TargetKind>('language')
  const [chosen, setChosen] = useState('')
  const [goal, setGoal] = useState('')
  const { failure, setFailure, attempt } = useDeed(onSignedOut)
  const keys: readonly string[] = {
    language: languages,
    country: [],
    region: regions,
    workshop: workshops.map(({ code }) => code),
  }[kind]
  const key = kind === 'country' ? chosen.trim().toUpperCase() : keys.includes(chosen) ? chosen : (keys[0] ?? '')

  async function save(): Promise<void> {
    if (!/^[1-9]\d*$/.test(goal.trim())) return setFailure('targets.goal.error')
    if (kind === 'country' && (!/^[A-Z]{2}$/.test(key) || countryName(key) === key))
      return setFailure('targets.country.error')
    if (!(await attempt(saveTarget(kind, key, Number(goal)), 'targets.saved.status'))) return
    setGoal('')
    onChanged()
  }

  return (
    <form
      class="desk-form desk-table"
      data-part="target"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2>{t('targets.form.title')}</h2>
      <ChoiceField
        label="targets.kind.label"
        value={kind}
        options={targetKinds.map((one) => [one, t(`targets.${one}.kind`)])}
        onChange={(one) => {
          setKind(one)
          setChosen('')
        }}
      />
      {kind === 'country' ? (
        <Field
          label="workshop.country.label"
          hint="workshop.country.hint"
          value={chosen}
          required
          onInput={setChosen}
        />
      ) : (
        <ChoiceField
          label="targets.key.label"
          value={key}
          options={keys.map((one) => [one, targetName({ kind, key: one }, workshops)])}
          onChange={setChosen}
        />
      )}
      <Field label="targets.goal.label" type="number" value={goal} required onInput={setGoal} />
      <Failure words={failure} />
      <button class="button button-primary" type="submit">
        {t('workshop.save.label')}
      </button>
    </form>
  )
}
