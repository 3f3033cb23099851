import { useState } from 'preact/hooks'
import { t } from '../../../i18n/index.ts'
import { Button } from '../../../kit/index.ts'
import { workshopIn } from '../setup/workshop-in.ts'

/** The survey on this device as on anybody's own. */
export function StartForm() {
  const [code, setCode] = useState('')
  const open = () => {
    const workshop = workshopIn(code)
    location.assign(workshop ? `/w/${workshop}` : '/')
  }
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
        <label for="start-code">{t('facilitator.start.code')}</label>
        <input
          class="field field-number"
          id="start-code"
          dir="ltr"
          autocomplete="off"
          autocapitalize="none"
          value={code}
          onInput={({ currentTarget }) => setCode(currentTarget.value)}
        />
      </div>
      <Button label="facilitator.start.open" onClick={open} />
    </form>
  )
}
