/** What is none of the expected type. */
const wrong = Symbol('wrong')

/** Reads unknown data as one type; what nobody asked for is left out. */
export type Read<Value> = (input: unknown) => Value | typeof wrong

export const text =
  (pattern?: RegExp): Read<string> =>
  (input) =>
    typeof input === 'string' && (!pattern || pattern.test(input)) ? input : wrong

/** A text of at most so many code points. */
export const textUpTo =
  (longest: number): Read<string> =>
  (input) =>
    typeof input === 'string' && [...input].length <= longest ? input : wrong

export const whole: Read<number> = (input) => (Number.isSafeInteger(input) ? (input as number) : wrong) // only numbers are

export const count: Read<number> = (input) => {
  const number = whole(input)
  return number !== wrong && number >= 0 ? number : wrong
}

export const flag: Read<boolean> = (input) => (typeof input === 'boolean' ? input : wrong)

/** `YYYY-MM-DD`, of a day that there is. */
export const day: Read<string> = (input) => {
  if (typeof input !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(input)) return wrong
  const date = new Date(input)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(input) ? input : wrong
}

export const oneOf =
  <const Value extends string>(...values: readonly Value[]): Read<Value> =>
  (input) =>
    values.find((value) => value === input) ?? wrong

export const orNull =
  <Value>(read: Read<Value>): Read<Value | null> =>
  (input) =>
    input === null ? null : read(input)

export const optional =
  <Value>(read: Read<Value>): Read<Value | undefined> =>
  (input) =>
    input === undefined ? undefined : read(input)

export const listOf =
  <Value>(read: Read<Value>): Read<Value[]> =>
  (input) => {
    if (!Array.isArray(input)) return wrong
    const values = input.flatMap((one) => {
      const value = read(one)
      return value === wrong ? [] : [value]
    })
    return values.length === input.length ? values : wrong
  }

export const fields =
  <Value extends object>(reads: { readonly [Name in keyof Value]-?: Read<Value[Name]> }): Read<Value> =>
  (input) => {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) return wrong
    const values = Object.entries<Read<unknown>>(reads).map(([name, read]) => {
      return [name, read((input as Record<string, unknown>)[name])] as const // an object has whatever it has
    })
    if (values.some(([, value]) => value === wrong)) return wrong
    return Object.fromEntries(values.filter(([, value]) => value !== undefined)) as Value // each was read as its own type
  }

/** Answers as a schema does. */
export const shapeOf = <Value>(read: Read<Value>) => ({
  safeParse(input: unknown): { readonly success: true; readonly data: Value } | { readonly success: false } {
    const data = read(input)
    return data === wrong ? { success: false } : { success: true, data }
  },
})
