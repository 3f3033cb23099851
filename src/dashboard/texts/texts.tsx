import { useEffect, useMemo, useState } from 'preact/hooks'
import { languages } from '../../contract/routes.ts'
import type { TextList } from '../../contract/texts.ts'
import { language as spoken, t } from '../../i18n/index.ts'
import { Button, focusContent } from '../../kit/index.ts'
import { useCall } from '../use-call.ts'
import { WhenReady } from '../when-ready.tsx'
import { PagePreview } from './page-preview.tsx'
import { pageNumbers } from './screen-name.ts'
import { SignAll } from './sign-all.tsx'
import { fetchTexts } from './text-calls.ts'
import { TextEntry } from './text-entry.tsx'
import { TextFilters } from './text-filters.tsx'
import { createFolded, filterAddress, filterOf, findRows, type TextFilter } from './text-state.ts'
import './texts.css'

/** A page of the questionnaire has up to thirty, and is read and signed off at once. */
const rowsOnPage = 40

type Props = { onSignedOut: () => void }

/** Every text in five languages side by side, with the screen on which people read it. */
export function Texts({ onSignedOut }: Props) {
  const { state, reload } = useCall(fetchTexts, onSignedOut)
  return (
    <div class="desk-stack">
      <h1>{t('texts.page.title')}</h1>
      <p class="desk-hint">{t('texts.page.hint')}</p>
      <a href="#translations">{t('texts.back.label')}</a>
      <WhenReady state={state} onRetry={reload}>
        {(list) => <Browser fetched={list} onSignedOut={onSignedOut} />}
      </WhenReady>
    </div>
  )
}

function Browser({ fetched, onSignedOut }: Props & { fetched: TextList }) {
  const [list, setList] = useState(fetched)
  const [filter, setFilter] = useState(filterOf(location.hash))
  const [page, setPage] = useState(0)
  useEffect(() => {
    const onHash = () => {
      setFilter(filterOf(location.hash))
      setPage(0)
    }
    addEventListener('hashchange', onHash)
    return () => removeEventListener('hashchange', onHash)
  }, [])
  const folded = useMemo(createFolded, [])
  const pages = useMemo(() => pageNumbers(list.rows), [list.rows])
  // Looked for once: what is signed off here stays in sight, although it may no longer be what was asked for.
  const ids = useMemo(() => findRows(list.rows, filter, folded).map(({ id }) => id), [filter])
  const found = useMemo(() => {
    const rows = new Map(list.rows.map((row) => [row.id, row]))
    return ids.flatMap((id) => rows.get(id) ?? [])
  }, [list.rows, ids])
  const from = page * rowsOnPage
  const shown = found.slice(from, from + rowsOnPage)

  function change(next: TextFilter): void {
    setFilter(next)
    setPage(0)
    // In the address, but no step of the way back: every letter of a search would be one.
    history.replaceState(null, '', filterAddress(next))
  }

  function turn(by: number): void {
    setPage(page + by)
    focusContent()
    scrollTo(0, 0)
  }

  const inOrder = [spoken.value, ...languages.filter((tag) => tag !== spoken.value)]
  return (
    <>
      <TextFilters rows={list.rows} pages={pages} filter={filter} onChange={change} />
      <p role="status" data-found={found.length}>
        {found.length === 0
          ? t('texts.none.status')
          : t('texts.shown.status', { from: from + 1, to: from + shown.length, all: found.length })}
      </p>
      <SignAll list={list} shown={shown} filter={filter} onSignedOut={onSignedOut} onChanged={setList} />
      <PagePreview rows={list.rows} screen={filter.screen} languages={inOrder} />
      <ol class="text-entries">
        {shown.map((row) => (
          <TextEntry
            key={row.id}
            row={row}
            languages={inOrder}
            list={list}
            pages={pages}
            onSignedOut={onSignedOut}
            onChanged={setList}
          />
        ))}
      </ol>
      <div class="notice-actions">
        {page > 0 && <Button label="texts.previous.label" onClick={() => turn(-1)} />}
        {from + rowsOnPage < found.length && <Button label="texts.next.label" onClick={() => turn(1)} />}
      </div>
    </>
  )
}
