import { formatDay, language, t } from '../../i18n/index.ts'
import { Button, Confirm } from '../../kit/index.ts'
import { Failure } from '../failure.tsx'
import { iMay } from '../me.ts'
import { useCall } from '../use-call.ts'
import { useDeed } from '../use-deed.ts'
import { WhenReady } from '../when-ready.tsx'
import { fetchPublicPage, switchPublicPage } from './analysis-calls.ts'

/** The page that everybody can see, once an admin has switched it on. */
export function PublicResults({ onSignedOut }: { onSignedOut: () => void }) {
  const { state, reload } = useCall(fetchPublicPage, onSignedOut)
  const { failure, attempt } = useDeed(onSignedOut)
  async function turn(isOn: boolean): Promise<void> {
    if (await attempt(switchPublicPage(isOn), `analysis.${isOn ? 'on' : 'off'}.status`)) await reload()
  }
  return (
    <section class="desk-table" data-part="public">
      <h2>{t('analysis.public.view')}</h2>
      <WhenReady state={state} onRetry={reload}>
        {({ isOn, edition }) => (
          <>
            <p>
              <strong>{t(isOn ? 'analysis.on.status' : 'analysis.off.status')}</strong>
            </p>
            <p>
              {edition
                ? t('analysis.edition.status', { day: formatDay(edition.day), n: edition.responses })
                : t('analysis.noEdition.status')}
            </p>
            {isOn && (
              <p>
                <a href={`/results/?lang=${language.value}`}>{t('analysis.see.label')}</a>
              </p>
            )}
            <h3>{t('results.method.title')}</h3>
            <p>{t('results.small.text')}</p>
            <p>{t('results.time.text')}</p>
            <p>{t('results.left.text')}</p>
            <Failure words={failure} />
            {iMay('workshops') &&
              (isOn ? (
                <Button label="analysis.turnOff.button" onClick={() => void turn(false)} />
              ) : (
                <Confirm
                  label="analysis.turnOn.button"
                  question="analysis.once.hint"
                  isQuiet
                  onConfirm={() => void turn(true)}
                />
              ))}
          </>
        )}
      </WhenReady>
    </section>
  )
}
