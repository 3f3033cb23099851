import { t } from '../../i18n/index.ts'
import { announce } from '../../kit/index.ts'
import { listOf, parametersOf } from '../respond/columns.ts'
import { type OptionEvent, option } from './option.tsx'
import { GroupFrame } from './question-frame.tsx'
import { idOf, type QuestionProps } from './question-props.ts'

export const SelectMultiple = (props: QuestionProps) => GroupFrame({ ...props, children: Checkboxes(props) })

export function Checkboxes({ node, respond }: Pick<QuestionProps, 'node' | 'respond'>) {
  const { source, path } = node
  const list = listOf(source)
  const choices = respond.displayChoices(path)
  const chosen = node.value.split(' ').filter(Boolean)
  const max = Number(parametersOf(source)['max'] ?? 0)

  const id = idOf(path)

  function toggle({ currentTarget: { value: name, checked: isOn } }: OptionEvent): void {
    const choice = choices.find((candidate) => candidate.name === name)
    const others = chosen.filter((one) => one !== name)
    const kept = others.filter((one) => !choices.find((candidate) => candidate.name === one)?.exclusive)
    const next = !isOn ? others : choice?.exclusive ? [name] : [...kept, name]
    const released = others.find((one) => !next.includes(one))
    if (isOn && choice?.exclusive && released) {
      announce(t('choice.cleared.status', { label: respond.words.choice(list, name) }))
    } else if (isOn && released) {
      announce(t('choice.released.status', { label: respond.words.choice(list, released) }))
    }
    // Stored in the order of the list, so that equal answers are equal texts.
    respond.answer(
      path,
      (node.choices ?? choices)
        .map((c) => c.name)
        .filter((one) => next.includes(one))
        .join(' '),
    )
  }

  return [
    max > 0 && (
      <p key="count" class={`question-count${chosen.length > max ? ' question-count-over' : ''}`} aria-live="polite">
        {t('choice.chosen.status', { count: chosen.length, max })}
      </p>
    ),
    <div key="options" class="options">
      {choices.map((choice) =>
        option({
          key: choice.words ?? choice.name,
          type: 'checkbox',
          name: id,
          id: `${id}-${choice.name}`,
          value: choice.name,
          checked: chosen.includes(choice.name),
          onChange: toggle,
          children: respond.words.choice(list, choice),
        }),
      )}
    </div>,
  ]
}
