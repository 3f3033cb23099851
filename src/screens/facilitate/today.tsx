import { useState } from 'preact/hooks'
import { t } from '../../i18n/index.ts'
import { Button } from '../../kit/index.ts'

/** The way into the survey. */
export function Today() {
  const [code, setCode] = useState('')
  const open = () => location.assign(/^[a-z0-9_]{3,16}$/.test(code) ? `/w/${code}` : '/')
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        open()
      }}
    >
      <h2>{t('facilitator.start.title')}</h2>
      <div>
        <label for="workshop">{t('facilitator.start.code')}</label>
        <input
          class="field field-number"
          id="workshop"
          dir="ltr"
          autocomplete="off"
          autocapitalize="none"
          value={code}
          onInput={({ currentTarget }) => setCode(currentTarget.value.trim().toLowerCase())}
        />
      </div>
      <Button label="facilitator.start.open" kind="primary" onClick={open} />
    </form>
  )
}
