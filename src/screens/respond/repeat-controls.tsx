import { t } from '../../i18n/index.ts'
import { announce, Button, Confirm, Notice } from '../../kit/index.ts'
import { RepeatEntries } from './repeat-entries.tsx'
import type { Respond } from './respond.ts'
import './repeat.css'

/** The entries of a repeat at one of them: the way to the others, its place among them, one more, one less. */
export function RepeatControls({ path, respond }: { path: string; respond: Respond }) {
  const repeatPath = path.replace(/\[\d+\]$/, '')
  const repeat = respond.session().node(repeatPath)
  const position = respond.session().node(path)?.position ?? 1
  const count = repeat?.count ?? 1
  const max = repeat?.max ?? Number.POSITIVE_INFINITY
  // Then the answers say how many there are, and not a button.
  const isCounted = repeat?.source.type === 'repeat' && repeat.source.repeat_count !== undefined

  function add(): void {
    respond.addInstance(repeatPath)
    const added = respond.pages.value.find(({ repeatInstance }) => repeatInstance === `${repeatPath}[${count + 1}]`)
    if (added) respond.goTo(added.id)
  }

  function remove(): void {
    respond.removeInstance(path)
    const left = respond.pages.value.filter(({ repeatInstance }) => repeatInstance?.startsWith(`${repeatPath}[`))
    const nearest = left[Math.min(position, left.length) - 1]
    if (nearest) respond.goTo(nearest.id)
    announce(t('repeat.removed.status'))
  }

  function move(to: number, control: string): void {
    if (to < 1 || to > count) return
    respond.moveInstance(path, to, control)
    announce(t('repeat.moved.status', { position: to, total: count }))
  }

  return (
    <div class="repeat-controls">
      {count > 1 && <RepeatEntries repeatPath={repeatPath} position={position} total={count} respond={respond} />}
      {count > 1 && !isCounted && (
        <div class="repeat-moves">
          <MoveButton name="earlier" isEnd={position === 1} onMove={(id) => move(position - 1, id)} />
          <MoveButton name="later" isEnd={position === count} onMove={(id) => move(position + 1, id)} />
        </div>
      )}
      {position === count && count < max && !isCounted && (
        <Button label="repeat.add.label" onClick={add}>
          <span aria-hidden="true">+</span>
        </Button>
      )}
      {position === count && count >= max && (
        <Notice>
          <p>{t('repeat.max.notice', { count: max })}</p>
        </Notice>
      )}
      {count > 1 && !isCounted && (
        <Confirm label="repeat.remove.label" question="repeat.remove.question" onConfirm={remove} />
      )}
    </div>
  )
}

type MoveProps = { name: 'earlier' | 'later'; isEnd: boolean; onMove: (id: string) => void }

/** At the end it stays where it is and does nothing: a button that vanished would take the focus with it. */
function MoveButton({ name, isEnd, onMove }: MoveProps) {
  const id = `repeat-${name}`
  return (
    <button type="button" class="button button-secondary" id={id} aria-disabled={isEnd} onClick={() => onMove(id)}>
      <span aria-hidden="true">{name === 'earlier' ? '↑' : '↓'}</span>
      {t(`repeat.${name}.label`)}
    </button>
  )
}
