import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTexts, t } from '../../../src/i18n/index.ts'
import { Announcer } from '../../../src/kit/index.ts'
import { loadLaterScreens } from '../../../src/screens/respond/later.tsx'
import { QuestionPage } from '../../../src/screens/respond/question-page.tsx'
import type { Respond } from '../../../src/screens/respond/respond.ts'
import { answerAll, aRespondent } from '../support/a-respondent.ts'

beforeAll(async () => {
  await startTexts('en', ['app', 'femig-global-cso'])
  await loadLaterScreens()
})
afterEach(cleanup)

const entry = (position: number) => `/sec_e_policy/policy_examples[${position}]`

function CurrentPage({ respond }: { respond: Respond }) {
  const view = respond.view.value
  const page = respond.pages.value.find(({ id }) => view.kind === 'page' && id === view.id)
  return page ? <QuestionPage key={page.id} page={page} respond={respond} /> : null
}

/** At the last of so many policy examples, each with its name written in it; "" leaves it without. */
function atTheLastOf(...names: string[]): Respond {
  const respond = aRespondent()
  answerAll(respond, { has_policy_example: 'yes' })
  for (const [index, name] of names.entries()) {
    if (index > 0) respond.addInstance('/sec_e_policy/policy_examples')
    respond.answer(`${entry(index + 1)}/example_name`, name)
  }
  respond.goTo(entry(names.length))
  render(
    <>
      <CurrentPage respond={respond} />
      <Announcer />
    </>,
  )
  return respond
}

const button = (key: string) => screen.getByRole('button', { name: new RegExp(`${t(key)}$`) })
const list = () => screen.getByRole('navigation')
const entries = () => within(list()).getAllByRole('button')
const names = () => entries().map(({ textContent }) => textContent)
const here = () => entries().findIndex((each) => each.getAttribute('aria-current') === 'page') + 1

describe('the entries of a repeat', () => {
  it('are not listed while there is only one, nor can it be moved', () => {
    atTheLastOf('Only')
    expect(screen.queryByRole('navigation')).toBeNull()
    expect(screen.queryByRole('button', { name: /Move/ })).toBeNull()
    expect(button('repeat.add.label')).toBeTruthy()
  })

  it('are listed by what was written in them first, else by number, and lead to their pages', async () => {
    const respond = atTheLastOf('Care law', '', 'Fair visas')
    expect(names()).toEqual(['1Care law', 'Entry 2', '3Fair visas'])
    expect(list().textContent).toContain('Entry 3 of 3')
    expect(here()).toBe(3)
    fireEvent.click(entries()[0] as HTMLElement)
    await waitFor(() => expect(here()).toBe(1))
    expect(respond.view.value).toEqual({ kind: 'page', id: entry(1) })
  })

  it('move with their answers; page and focus stay with the one that moved, and it is announced', async () => {
    const respond = atTheLastOf('Care law', 'Fair visas')
    button('repeat.earlier.label').focus()
    fireEvent.click(button('repeat.earlier.label'))
    await waitFor(() => expect(here()).toBe(1))
    expect(names()).toEqual(['1Fair visas', '2Care law'])
    expect(respond.session().node(`${entry(1)}/example_name`)?.value).toBe('Fair visas')
    expect(screen.getByRole('textbox', { name: 'Name of the policy or initiative' })).toHaveProperty(
      'value',
      'Fair visas',
    )
    await waitFor(() => expect(document.activeElement).toBe(button('repeat.earlier.label')))
    expect(screen.getByText('This entry is now 1 of 2')).toBeTruthy()
    expect(button('repeat.earlier.label').getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(button('repeat.earlier.label'))
    expect(names()).toEqual(['1Fair visas', '2Care law'])
    fireEvent.click(button('repeat.later.label'))
    await waitFor(() => expect(names()).toEqual(['1Care law', '2Fair visas']))
  })

  it('show no error that belongs to the entry which stood there before', async () => {
    const respond = atTheLastOf('Care law', 'Fair visas')
    respond.answer(`${entry(2)}/example_link`, 'no address')
    respond.continueFrom(entry(2))
    await screen.findAllByRole('alert')
    fireEvent.click(button('repeat.earlier.label'))
    await waitFor(() => expect(here()).toBe(1))
    fireEvent.click(entries()[1] as HTMLElement)
    await waitFor(() => expect(here()).toBe(2))
    expect(screen.queryByRole('alert')).toBeNull()
    expect(respond.session().violations(entry(1))).toHaveLength(1)
  })
})
