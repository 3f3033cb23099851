import { useState } from 'preact/hooks'
import { t } from '../../../i18n/index.ts'
import { announce, Button } from '../../../kit/index.ts'
import { workshopIn } from '../setup/workshop-in.ts'
import { Scanner } from './scanner.tsx'

/** The workshop from the QR code of its poster. */
export function ScanWorkshop({ onFound }: { onFound: (workshop: string) => void }) {
  const [isOpen, setIsOpen] = useState(false)
  const [isForeign, setIsForeign] = useState(false)

  function read(code: string): void {
    const workshop = workshopIn(code)
    setIsForeign(workshop === null)
    if (workshop === null) return
    setIsOpen(false)
    announce(t('facilitator.scan.found', { code: workshop }))
    onFound(workshop)
  }

  return (
    <>
      <div>
        <Button
          label={isOpen ? 'facilitator.camera.close' : 'facilitator.scan.label'}
          onClick={() => {
            setIsForeign(false)
            setIsOpen(!isOpen)
          }}
        />
      </div>
      {isOpen && (
        <Scanner
          hint="facilitator.scan.hint"
          otherwise="facilitator.scan.otherwise"
          onCode={read}
          onClose={() => setIsOpen(false)}
        >
          {isForeign && (
            <p class="question-error" role="alert">
              {t('facilitator.scan.foreign')}
            </p>
          )}
        </Scanner>
      )}
    </>
  )
}
