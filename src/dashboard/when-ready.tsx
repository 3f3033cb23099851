import type { ComponentChildren } from 'preact'
import { t } from '../i18n/index.ts'
import { Button, Notice } from '../kit/index.ts'
import type { Loaded } from './use-call.ts'

type Props<Body> = {
  state: Loaded<Body>
  onRetry: () => void
  children: (body: Body) => ComponentChildren
}

/** What the endpoint told, once it has; until then that it is being asked, or why it does not say. */
export function WhenReady<Body>({ state, onRetry, children }: Props<Body>) {
  switch (state.status) {
    case 'loading':
      return <p role="status">{t('desk.loading.status')}</p>
    case 'failed':
      return (
        <Notice kind="bad" role="alert">
          <p>{t(`problem.${state.code}`)}</p>
          <Button label="desk.refresh.label" onClick={onRetry} />
        </Notice>
      )
    case 'ready':
      return <>{children(state.body)}</>
    default:
      return state satisfies never
  }
}
