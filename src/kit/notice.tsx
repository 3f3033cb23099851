import './notice.css'
import type { ComponentChildren } from 'preact'

type Props = {
  kind?: 'plain' | 'warm' | 'good' | 'bad'
  /** `status` is read out when it appears, `alert` interrupts. */
  role?: 'status' | 'alert'
  children: ComponentChildren
}

/** A boxed message; its colour only repeats what its words say. */
export function Notice({ kind = 'plain', role, children }: Props) {
  return (
    <div class={`notice notice-${kind}`} role={role}>
      {children}
    </div>
  )
}
