/** Answers of one submission by question. What is not there was not asked; "" was asked and not answered. */
export interface ReadAnswers {
  readonly answers: ReadonlyMap<string, string>
  /** The instances of each repeat. */
  readonly repeats: ReadonlyMap<string, readonly ReadonlyMap<string, string>[]>
}

/** Deeper than any questionnaire. */
const maxDepth = 32

/** @returns null for a payload that is not the JSON of answers */
export function readAnswers(payload: string): ReadAnswers | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(payload)
  } catch {
    return null
  }
  if (!isRecord(parsed) || !isRecord(parsed['answers'])) return null
  const answers = new Map<string, string>()
  const repeats = new Map<string, Map<string, string>[]>()
  walk(parsed['answers'], answers, repeats, 0)
  return { answers, repeats }
}

function walk(
  group: Readonly<Record<string, unknown>>,
  into: Map<string, string>,
  repeats: Map<string, Map<string, string>[]>,
  depth: number,
): void {
  // Names of questions are unique in a survey, so the groups around one need not be known.
  for (const [name, value] of Object.entries(group))
    if (typeof value === 'string') into.set(name, value)
    else if (depth >= maxDepth) return
    else if (Array.isArray(value)) {
      const instances = value.filter(isRecord).map((instance) => {
        const answers = new Map<string, string>()
        walk(instance, answers, repeats, depth + 1)
        return answers
      })
      repeats.set(name, [...(repeats.get(name) ?? []), ...instances])
    } else if (isRecord(value)) walk(value, into, repeats, depth + 1)
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
