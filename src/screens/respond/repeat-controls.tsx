import { t } from '../../i18n/index.ts'
import { announce, Button, Confirm, Notice } from '../../kit/index.ts'
import type { Respond } from './respond.ts'

/** Adds an entry after the last one, or takes this one away after asking. */
export function RepeatControls({ path, respond }: { path: string; respond: Respond }) {
  const repeatPath = path.replace(/\[\d+\]$/, '')
  const repeat = respond.session().node(repeatPath)
  const position = respond.session().node(path)?.position ?? 1
  const count = repeat?.count ?? 1
  const max = repeat?.max ?? Number.POSITIVE_INFINITY
  return (
    <div class="repeat-controls">
      {position === count && count < max && (
        <Button
          label="repeat.add.label"
          onClick={() => {
            respond.addInstance(repeatPath)
            const added = respond.pages.value.find(
              ({ repeatInstance }) => repeatInstance === `${repeatPath}[${count + 1}]`,
            )
            if (added) respond.goTo(added.id)
          }}
        >
          <span aria-hidden="true">+</span>
        </Button>
      )}
      {position === count && count >= max && (
        <Notice>
          <p>{t('repeat.max.notice', { count: max })}</p>
        </Notice>
      )}
      {count > 1 && (
        <Confirm
          label="repeat.remove.label"
          question="repeat.remove.question"
          onConfirm={() => {
            respond.removeInstance(path)
            const left = respond.pages.value.filter(({ repeatInstance }) =>
              repeatInstance?.startsWith(`${repeatPath}[`),
            )
            const nearest = left[Math.min(position, left.length) - 1]
            if (nearest) respond.goTo(nearest.id)
            announce(t('repeat.removed.status'))
          }}
        />
      )}
    </div>
  )
}
