import { useEffect, useRef } from 'preact/hooks'
import { t } from '../../../i18n/index.ts'
import { listOf } from '../../respond/columns.ts'
import { ClearChoice } from '../clear-choice.tsx'
import { GroupFrame } from '../question-frame.tsx'
import type { QuestionProps } from '../question-props.ts'
import { Checkboxes, SelectMultiple } from '../select-multiple.tsx'
import { Radios, SelectOne } from '../select-one.tsx'
import { layoutOf } from './layout-of.ts'
import { Menu } from './picker.tsx'

/** Choices in the arrangement that the form asks for. */
export function LaidOutChoices(props: QuestionProps) {
  const { node } = props
  const { isClosed, isHeader, goesOn, look } = layoutOf(node.source)
  const isOne = node.source.type === 'select_one'
  if (isHeader) return <ChoiceHeader {...props} />
  if (isClosed) return isOne ? <MenuOfChoices {...props} /> : <FoldedChoices {...props} />
  if (!isOne)
    return (
      <div class={look}>
        <SelectMultiple {...props} />
      </div>
    )
  return goesOn && isAlone(props) ? (
    <GoingOn {...props} look={look} />
  ) : (
    <div class={look}>
      <SelectOne {...props} />
    </div>
  )
}

function MenuOfChoices(props: QuestionProps) {
  const { node, respond } = props
  const offered = respond.displayChoices(node.path).map((choice) => ({
    value: choice.name,
    label: respond.words.choice(listOf(node.source), choice),
  }))
  return <Menu {...props} offered={offered} />
}

/** Several answers from a list that is closed at first; what was chosen stands on its lid. */
function FoldedChoices(props: QuestionProps) {
  const { node, respond } = props
  const chosen = node.value.split(' ').filter(Boolean)
  const labels = chosen.map((name) => respond.words.choice(listOf(node.source), name))
  return (
    <GroupFrame {...props}>
      <details class="folded">
        <summary class="field">{labels.length > 0 ? labels.join(', ') : t('menu.several.label')}</summary>
        <Checkboxes {...props} />
      </details>
    </GroupFrame>
  )
}

/** The first row of a table that the form's author built by hand: what the columns mean, nothing to answer. */
function ChoiceHeader(props: QuestionProps) {
  const { node, respond } = props
  return (
    <GroupFrame {...props}>
      <div class="options choice-header" aria-hidden="true">
        {respond.displayChoices(node.path).map((choice) => (
          <span key={choice.words ?? choice.name}>{respond.words.choice(listOf(node.source), choice)}</span>
        ))}
      </div>
    </GroupFrame>
  )
}

const pageOf = ({ node, respond }: QuestionProps) => respond.pages.value.find(({ nodes }) => nodes.includes(node.path))
const isAlone = (props: QuestionProps): boolean => pageOf(props)?.nodes.length === 1

/** Long enough to see what was touched. */
const glanceMs = 250

/** A touch chooses and goes on, as the words above it say. Arrow keys choose on their way, so with them she goes on herself. */
function GoingOn({ look, ...props }: QuestionProps & { look: string }) {
  const isTouched = useRef(false)
  const timer = useRef(0)
  useEffect(() => () => clearTimeout(timer.current), [])
  const goOn = () => {
    clearTimeout(timer.current)
    const page = pageOf(props)
    if (page && isTouched.current)
      timer.current = window.setTimeout(() => props.respond.continueFrom(page.id), glanceMs)
  }
  return (
    <div
      class={look}
      onPointerDownCapture={() => {
        isTouched.current = true
      }}
      onKeyDownCapture={() => {
        isTouched.current = false
      }}
      onChange={goOn}
    >
      <GroupFrame {...props}>
        <p class="question-hint">{t('quick.goesOn.hint')}</p>
        <Radios {...props} />
        <ClearChoice {...props} />
      </GroupFrame>
    </div>
  )
}
