/** Why the server does not start: one line that names the setting, what is wrong with it and how to mend it. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
