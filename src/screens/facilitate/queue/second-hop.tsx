import { t } from '../../../i18n/index.ts'
import { Figures } from '../../../kit/index.ts'
import { useHub } from '../../hub/use-hub.ts'

const askAgainMs = 30_000

/**
 * Where the server is a local one, "received" only means that it has the response: this says, for all devices together,
 * how far it has got from there. Nothing where the server is the main one or cannot be asked.
 */
export function SecondHop() {
  const { seen } = useHub(askAgainMs)
  if (seen.status !== 'hub') return null
  const { received, forwarded, waiting, refused } = seen.hub
  return (
    <section class="stack" aria-labelledby="hop-title" data-hop={waiting + refused === 0 ? 'done' : 'waiting'}>
      <h2 id="hop-title">{t('facilitator.hop.title')}</h2>
      <p class="question-hint">{t('facilitator.hop.hint')}</p>
      <Figures
        figures={[
          { name: 'hop-received', label: 'facilitator.hop.received', count: received },
          { name: 'hop-forwarded', label: 'facilitator.hop.forwarded', count: forwarded },
          { name: 'hop-waiting', label: 'facilitator.hop.waiting', count: waiting + refused },
        ]}
      />
      <p>
        <a href="/hub/">{t('facilitator.hop.link')}</a>
      </p>
    </section>
  )
}
