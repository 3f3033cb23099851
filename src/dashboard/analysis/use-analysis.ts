import { useEffect, useState } from 'preact/hooks'
import type { Analysis } from '../../contract/analysis.ts'
import { type Loaded, problemCode } from '../use-call.ts'
import { fetchAnalysis } from './analysis-calls.ts'

export type Figures = Extract<Analysis, { status: 'ready' }>
type Counting = Extract<Analysis, { status: 'counting' }>
export type AnalysisState = Loaded<Figures> | Counting

/** The endpoint has waited a while already before it said that it is still counting. */
const askAgainMs = 300

/**
 * The figures that a query asks for, however long they take to be counted. What was asked before stays until they come.
 * @param query null asks for nothing
 */
export function useAnalysis(query: string | null, onSignedOut: () => void) {
  const [state, setState] = useState<AnalysisState>({ status: 'loading' })
  const [turn, setTurn] = useState(0)

  useEffect(() => {
    if (query === null) return
    const asked = query
    let isStale = false
    let timer: ReturnType<typeof setTimeout> | undefined
    async function ask(): Promise<void> {
      const result = await fetchAnalysis(asked)
      if (isStale) return
      if (result.status === 'ok') {
        const { body } = result
        setState(body.status === 'ready' ? { status: 'ready', body } : body)
        if (body.status === 'counting') timer = setTimeout(() => void ask(), askAgainMs)
        return
      }
      const code = problemCode(result)
      if (code === 'not_signed_in') onSignedOut()
      setState({ status: 'failed', code })
    }
    void ask()
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [query, turn])

  return { state, reload: () => setTurn(turn + 1) }
}
