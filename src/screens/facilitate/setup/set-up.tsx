import { useEffect, useState } from 'preact/hooks'
import type { SurveyDefinition } from '../../../contract/definition.ts'
import { surveyId } from '../../../contract/phone-routes.ts'
import { t } from '../../../i18n/index.ts'
import { loadDefinition } from '../../first/definitions.ts'
import { setup } from '../access/access.ts'
import { Readiness } from './readiness.tsx'
import { SetupForm } from './setup-form.tsx'

/** The evening before: what this device is for, and whether it is ready for a day without a network. */
export function SetUp() {
  const [definition, setDefinition] = useState<SurveyDefinition | null>(null)
  useEffect(() => void loadDefinition(surveyId).then(setDefinition), [])
  if (!definition) return <p role="status">{t('app.loading.status')}</p>
  return (
    <>
      <SetupForm definition={definition} before={setup.value} />
      <Readiness definition={definition} />
    </>
  )
}
