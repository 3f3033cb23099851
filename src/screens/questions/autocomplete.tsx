import { useMemo, useState } from 'preact/hooks'
import { englishTerritoryName, foldForSearch, inDictionaryOrder, language, t } from '../../i18n/index.ts'
import { announce, Button } from '../../kit/index.ts'
import { listOf } from '../respond/columns.ts'
import { ClearChoice } from './clear-choice.tsx'
import { option } from './option.tsx'
import { GroupFrame } from './question-frame.tsx'
import { focusFrame, idOf, type QuestionProps } from './question-props.ts'

const shownAtOnce = 12

/** A long list to search by typing: forgiving of accents and Arabic letter forms, finds the English name and the code too. */
export function Autocomplete(props: QuestionProps) {
  const { node, respond } = props
  const list = listOf(node.source)
  const [query, setQuery] = useState('')
  const [showsAll, setShowsAll] = useState(false)
  const choices = node.choices ?? []
  const id = idOf(node.path)

  const sorted = useMemo(() => {
    const isOutside = (name: string) => name.length !== 2
    const labelled = choices.map((choice) => {
      const { name } = choice
      const label = respond.words.choice(list, choice)
      return {
        name,
        label,
        folded: `${foldForSearch(label)} ${foldForSearch(englishTerritoryName(name))} ${name.toLowerCase()}`,
      }
    })
    return inDictionaryOrder(language.value, labelled, ({ label }) => label).sort(
      (a, b) => Number(isOutside(a.name)) - Number(isOutside(b.name)),
    )
  }, [choices, language.value, respond.words.choice(list, 'AL')])

  const wanted = foldForSearch(query)
  const matches = wanted
    ? sorted
        .filter(({ folded }) => ` ${folded}`.includes(wanted))
        // A name that begins with what was typed comes before one that holds it.
        .sort((a, b) => Number(b.folded.startsWith(wanted)) - Number(a.folded.startsWith(wanted)))
    : []
  const shown = wanted
    ? matches.slice(0, shownAtOnce)
    : sorted.filter(({ name }) => showsAll || name === node.value || name.length !== 2)

  function showAll(): void {
    setShowsAll(true)
    focusFrame(node.path)
  }

  return (
    <GroupFrame {...props}>
      <label class="only-read-aloud" for={`${id}-search`}>
        {t('choice.search.label')}
      </label>
      <input
        class="field field-search"
        type="search"
        id={`${id}-search`}
        value={query}
        // As in every field: empty it stands as the page does, filled as its letters do.
        dir={query === '' ? undefined : 'auto'}
        placeholder={t('choice.search.label')}
        autocomplete="off"
        enterKeyHint="search"
        onInput={({ currentTarget }) => setQuery(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          // Only where no other can be meant: the first of several is nobody's answer.
          const only = matches.length === 1 ? matches[0] : matches.find(({ label }) => foldForSearch(label) === wanted)
          if (!only) return
          respond.answer(node.path, only.name)
          announce(t('choice.selected.status', { label: only.label }))
        }}
      />
      <p class="question-count" aria-live="polite">
        {wanted && (matches.length > 0 ? t('choice.found.status', { count: matches.length }) : t('choice.none.status'))}
      </p>
      <div class="options">
        {shown.map(({ name, label }) =>
          option({
            key: name,
            type: 'radio',
            name: id,
            id: `${id}-${name}`,
            value: name,
            checked: node.value === name,
            // The list stays as it is: with the keyboard each arrow chooses, and the way on must not vanish.
            onChange: () => respond.answer(node.path, name),
            children: label,
          }),
        )}
      </div>
      {!wanted && !showsAll && <Button label="choice.all.label" kind="quiet" onClick={showAll} />}
      <ClearChoice {...props} />
    </GroupFrame>
  )
}
