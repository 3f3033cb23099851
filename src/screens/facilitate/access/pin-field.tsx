import { useRef } from 'preact/hooks'
import { t } from '../../../i18n/index.ts'

export const shortestPin = 4
export const longestPin = 8

type Props = {
  id: string
  /** Key of what is asked for. */
  label: string
  hint?: string
  value: string
  onChange: (pin: string) => void
  isDisabled?: boolean
}

const asDigits = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/\D/g, '')
    .slice(0, longestPin)

/**
 * A PIN by keyboard or by large keys. No password field: browsers would offer to remember it, on a device that strangers
 * hold.
 */
export function PinField({ id, label, hint, value, onChange, isDisabled = false }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const press = (digit: string) => {
    onChange(asDigits(value + digit))
    field.current?.focus({ preventScroll: true })
  }
  return (
    <div class="pin">
      <label for={id}>{t(label)}</label>
      {hint && (
        <p class="question-hint" id={`${id}-hint`}>
          {t(hint)}
        </p>
      )}
      <input
        ref={field}
        class="field pin-field"
        id={id}
        dir="ltr"
        type="text"
        inputMode="none"
        autocomplete="off"
        spellcheck={false}
        data-digits={value.length}
        aria-describedby={hint ? `${id}-hint` : undefined}
        value={value}
        disabled={isDisabled}
        onInput={({ currentTarget }) => {
          const pin = asDigits(currentTarget.value)
          currentTarget.value = pin
          onChange(pin)
        }}
      />
      <div class="pin-keys" dir="ltr">
        {['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0'].map((digit) =>
          digit === '' ? (
            <span key="gap" />
          ) : (
            <button key={digit} type="button" class="button pin-key" disabled={isDisabled} onClick={() => press(digit)}>
              {digit}
            </button>
          ),
        )}
        <button
          type="button"
          class="button pin-key"
          disabled={isDisabled}
          aria-label={t('facilitator.pin.erase')}
          onClick={() => onChange(value.slice(0, -1))}
        >
          ⌫
        </button>
      </div>
    </div>
  )
}
