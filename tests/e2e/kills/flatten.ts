/** The answers of a stored payload by the names of their questions, whatever groups they stand in; repeats are left out. */
export function flatten(answers: unknown): Readonly<Record<string, string>> {
  if (typeof answers !== 'object' || answers === null || Array.isArray(answers)) return {}
  return Object.fromEntries(
    Object.entries(answers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : Object.entries(flatten(value)),
    ),
  )
}
