import { useState } from 'preact/hooks'
import { t } from '../../../i18n/index.ts'
import { Button } from '../../../kit/index.ts'
import { ScanWorkshop } from '../camera/scan-workshop.tsx'
import { WorkshopCode } from '../setup/workshop-code.tsx'
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
      <WorkshopCode id="start-code" label="facilitator.start.code" value={code} onChange={setCode} />
      <ScanWorkshop onFound={setCode} />
      <Button label="facilitator.start.open" onClick={open} />
    </form>
  )
}
