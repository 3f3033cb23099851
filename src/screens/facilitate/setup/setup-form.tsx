import { useState } from 'preact/hooks'
import type { SurveyDefinition } from '../../../contract/definition.ts'
import { type Language, languages, surveyId } from '../../../contract/phone-routes.ts'
import { directionOf, formatNumber, languageNames, t, textOf } from '../../../i18n/index.ts'
import { announce, Button, Notice } from '../../../kit/index.ts'
import type { KioskSetup } from '../../../queue/kiosk.ts'
import { webCrypto } from '../../../sealing/digest.ts'
import { opened, settle } from '../access/access.ts'
import { PinField, shortestPin } from '../access/pin-field.tsx'
import { ScanWorkshop } from '../camera/scan-workshop.tsx'
import { WorkshopCode } from './workshop-code.tsx'
import { workshopIn } from './workshop-in.ts'

type Props = { definition: SurveyDefinition; before: KioskSetup | null }
type Problem = 'languages' | 'name' | 'code' | 'pin' | 'unkept'

const idleChoices = [60, 120, 180, 300, 600]
const countdownChoices = [30, 60, 120]
const other = '-'

/** What a facilitator settles once for each device. */
export function SetupForm({ definition, before }: Props) {
  const listed = definition.choices['workshop']?.map(({ name }) => name) ?? []
  const asked = workshopIn(new URL(location.href).searchParams.get('w') ?? '')
  const first = before ? before.workshop : asked
  const [workshop, setWorkshop] = useState(first === null ? '' : listed.includes(first) ? first : other)
  const [code, setCode] = useState(first ?? '')
  const [offered, setOffered] = useState<readonly Language[]>(before?.languages ?? languages)
  const [deviceName, setDeviceName] = useState(before?.deviceName ?? '')
  const [idleSeconds, setIdle] = useState(before?.idleSeconds ?? 180)
  const [countdownSeconds, setCountdown] = useState(before?.countdownSeconds ?? 60)
  const [whenIdle, setWhenIdle] = useState(before?.whenIdle ?? 'erase')
  const [pin, setPin] = useState('')
  const [isNewPin, setIsNewPin] = useState(before === null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isSaved, setIsSaved] = useState(false)
  const canPark = before && opened.value ? before.parkingKey !== null : webCrypto() !== null

  async function save(): Promise<void> {
    const chosen = workshop === other ? workshopIn(code) : workshop || null
    const wrong: Problem | null =
      deviceName.trim() === ''
        ? 'name'
        : workshop === other && chosen === null
          ? 'code'
          : offered.length === 0
            ? 'languages'
            : isNewPin && pin.length < shortestPin
              ? 'pin'
              : null
    setIsSaved(false)
    setProblem(wrong)
    if (wrong) return document.getElementById(fieldOf[wrong])?.focus()
    const wishes = {
      deviceName: deviceName.trim(),
      workshop: chosen,
      languages: languages.filter((tag) => offered.includes(tag)),
      idleSeconds,
      countdownSeconds,
      whenIdle: canPark ? whenIdle : ('erase' as const),
    }
    if (!(await settle(wishes, isNewPin ? pin : null))) return setProblem('unkept')
    setPin('')
    setIsNewPin(false)
    setIsSaved(true)
    announce(t('facilitator.setup.saved'))
  }

  const error = (kind: Problem) =>
    problem === kind && (
      <p class="question-error" id={`${kind}-error`} role="alert">
        {t(`facilitator.setup.${kind}Error`)}
      </p>
    )

  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2>{t('facilitator.setup.title')}</h2>
      <div>
        <label for="device-name">{t('facilitator.setup.name')}</label>
        <p class="question-hint" id="device-name-hint">
          {t('facilitator.setup.nameHint')}
        </p>
        {error('name')}
        <input
          class="field"
          id="device-name"
          maxLength={40}
          autocomplete="off"
          aria-describedby="device-name-hint"
          value={deviceName}
          onInput={({ currentTarget }) => setDeviceName(currentTarget.value)}
        />
      </div>
      <div>
        <label for="workshop">{t('facilitator.setup.workshop')}</label>
        <select
          class="field"
          id="workshop"
          value={workshop}
          onChange={({ currentTarget }) => setWorkshop(currentTarget.value)}
        >
          <option value="">{t('facilitator.setup.noWorkshop')}</option>
          {listed.map((name) => (
            <option key={name} value={name}>
              {textOf(surveyId, `choices.workshop.${name}`) ?? name}
            </option>
          ))}
          <option value={other}>{t('facilitator.setup.otherWorkshop')}</option>
        </select>
      </div>
      {workshop === other && (
        <WorkshopCode id="workshop-code" label="facilitator.setup.code" value={code} onChange={setCode}>
          <p class="question-hint">{t('facilitator.setup.codeHint')}</p>
          {error('code')}
        </WorkshopCode>
      )}
      <ScanWorkshop
        onFound={(found) => {
          setCode(found)
          setWorkshop(listed.includes(found) ? found : other)
        }}
      />
      <fieldset>
        <legend>{t('facilitator.setup.languages')}</legend>
        {error('languages')}
        <div class="setup-languages">
          {languages.map((tag, index) => (
            <label key={tag} class="setup-choice">
              <input
                type="checkbox"
                id={index === 0 ? 'first-language' : undefined}
                checked={offered.includes(tag)}
                onChange={({ currentTarget }) =>
                  setOffered(currentTarget.checked ? [...offered, tag] : offered.filter((known) => known !== tag))
                }
              />
              <span lang={tag} dir={directionOf(tag)}>
                {languageNames[tag]}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div class="setup-times">
        <Seconds
          id="idle"
          label="facilitator.setup.idle"
          choices={idleChoices}
          value={idleSeconds}
          onChange={setIdle}
        />
        <Seconds
          id="countdown"
          label="facilitator.setup.countdown"
          choices={countdownChoices}
          value={countdownSeconds}
          onChange={setCountdown}
        />
      </div>
      <fieldset>
        <legend>{t('facilitator.setup.whenIdle')}</legend>
        {(['erase', 'park'] as const).map((kind) => (
          <label key={kind} class="setup-choice">
            <input
              type="radio"
              name="when-idle"
              checked={(canPark ? whenIdle : 'erase') === kind}
              disabled={kind === 'park' && !canPark}
              onChange={() => setWhenIdle(kind)}
            />
            <span>{t(`facilitator.setup.${kind}`)}</span>
          </label>
        ))}
        {!canPark && <p class="question-hint">{t('facilitator.setup.noPark')}</p>}
      </fieldset>
      {isNewPin ? (
        <div>
          {error('pin')}
          <PinField
            id="new-pin"
            label="facilitator.setup.pin"
            hint="facilitator.setup.pinHint"
            value={pin}
            onChange={setPin}
          />
        </div>
      ) : (
        <div>
          <Button label="facilitator.setup.changePin" onClick={() => setIsNewPin(true)} />
        </div>
      )}
      {problem === 'unkept' && (
        <Notice kind="bad" role="alert">
          <p>{t('facilitator.setup.unkeptError')}</p>
        </Notice>
      )}
      <Button label="facilitator.setup.save" kind="primary" wide onClick={() => void save()} id="save-setup" />
      {isSaved && (
        <Notice kind="good">
          <p>{t('facilitator.setup.saved')}</p>
        </Notice>
      )}
    </form>
  )
}

const fieldOf: Readonly<Record<Problem, string>> = {
  name: 'device-name',
  code: 'workshop-code',
  languages: 'first-language',
  pin: 'new-pin',
  unkept: 'save-setup',
}

type SecondsProps = {
  id: string
  label: string
  choices: readonly number[]
  value: number
  onChange: (seconds: number) => void
}

function Seconds({ id, label, choices, value, onChange }: SecondsProps) {
  return (
    <div>
      <label for={id}>{t(label)}</label>
      <select
        class="field"
        id={id}
        value={value}
        onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
      >
        {[...new Set([...choices, value])]
          .sort((one, another) => one - another)
          .map((seconds) => (
            <option key={seconds} value={seconds}>
              {formatNumber(seconds)}
            </option>
          ))}
      </select>
    </div>
  )
}
