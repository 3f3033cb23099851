import { t } from '../i18n/index.ts'

type Props = { facts: readonly (readonly [label: string, value: string])[] }

/** What is known of one thing, each with its label. */
export function Facts({ facts }: Props) {
  return (
    <dl class="desk-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{t(label)}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
