import { useState } from 'preact/hooks'
import { shortestPassword } from '../contract/account.ts'
import { Failure } from './failure.tsx'
import { PasswordField } from './password-field.tsx'

type Props = {
  /** Told the password once both lines are the same and long enough, null as long as they are not. */
  onChange: (password: string | null) => void
}

/** A password that is chosen, typed twice: what is wrong with it is said while it can still be mended. */
export function NewPassword({ onChange }: Props) {
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const told = (one: string, two: string) => onChange(one === two && [...one].length >= shortestPassword ? one : null)
  const isShort = first !== '' && second !== '' && [...first].length < shortestPassword
  const differs = second !== '' && !isShort && first !== second && second.length >= first.length
  return (
    <>
      <PasswordField
        label="link.password.label"
        hint="link.password.hint"
        kind="new-password"
        value={first}
        onInput={(text) => {
          setFirst(text)
          told(text, second)
        }}
      />
      <PasswordField
        label="link.repeat.label"
        kind="new-password"
        value={second}
        onInput={(text) => {
          setSecond(text)
          told(first, text)
        }}
      />
      <Failure words={isShort ? 'problem.password_too_short' : differs ? 'link.repeat.error' : null} />
    </>
  )
}
