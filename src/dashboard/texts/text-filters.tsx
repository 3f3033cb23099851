import { useMemo } from 'preact/hooks'
import { languages } from '../../contract/routes.ts'
import type { TextRow } from '../../contract/texts.ts'
import { languageNames, t } from '../../i18n/index.ts'
import { ChoiceField } from '../choice-field.tsx'
import { Field } from '../field.tsx'
import { namespaceName, screenName } from './screen-name.ts'
import { type TextFilter, textStates } from './text-state.ts'

type Props = {
  rows: readonly TextRow[]
  pages: ReadonlyMap<string, number>
  filter: TextFilter
  onChange: (filter: TextFilter) => void
}

/** Which texts to show: by part of the app, screen, state in a language, and words. */
export function TextFilters({ rows, pages, filter, onChange }: Props) {
  const set = (change: Partial<TextFilter>) => onChange({ ...filter, ...change })
  const namespaces = useMemo(() => [...new Set(rows.map(({ namespace }) => namespace))], [rows])
  const screens = useMemo(() => [...new Set(rows.flatMap((row) => row.screens))], [rows])
  const all = ['', t('texts.all.option')] as const
  const states = [...textStates, 'suggested' as const]
  return (
    <form class="text-filters" onSubmit={(event) => event.preventDefault()}>
      <Field label="texts.search.label" value={filter.search} onInput={(search) => set({ search })} />
      <ChoiceField
        label="texts.namespace.label"
        value={filter.namespace}
        options={[all, ...namespaces.map((name) => [name, namespaceName(name)] as const)]}
        onChange={(namespace) => set({ namespace })}
      />
      <ChoiceField
        label="texts.screen.label"
        value={filter.screen}
        options={[all, ...screens.map((screen) => [screen, screenName(screen, pages)] as const)]}
        onChange={(screen) => set({ screen })}
      />
      <ChoiceField
        label="texts.language.label"
        value={filter.language}
        options={[
          ['', t('texts.any.option')],
          ...languages.filter((tag) => tag !== 'en').map((tag) => [tag, languageNames[tag]] as const),
        ]}
        onChange={(language) => set({ language })}
      />
      <ChoiceField
        label="texts.state.label"
        value={filter.state}
        options={[all, ...states.map((state) => [state, t(`texts.${state}.state`)] as const)]}
        onChange={(state) => set({ state })}
      />
    </form>
  )
}
