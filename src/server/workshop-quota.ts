import type { Arrival, Kept } from '../store/store.ts'
import type { Judgement } from './judge-envelope.ts'

// Forty phones with four hundred queued each are 16 000; no workshop of people answers more in a day.
const mostADay = 20_000
const codesRemembered = 10_000

/**
 * Watches how many answers name one workshop in a UTC day. What goes beyond is kept and set apart, never refused: a
 * person decides whether a printed code was abused. Counted in memory, since a restart only starts the count anew.
 */
export function createWorkshopQuota(atMost = mostADay) {
  const counts = new Map<string, number>()
  let countedOn = ''
  const startDay = (day: string) => {
    if (day !== countedOn) counts.clear()
    countedOn = day
  }
  return {
    judge(judgement: Judgement, day: string): Judgement {
      startDay(day)
      if (judgement.status === 'refused' || judgement.arrival.workshop === null) return judgement
      const { arrival } = judgement
      if ((counts.get(judgement.arrival.workshop) ?? 0) < atMost) return judgement
      return { ...judgement, arrival: { ...arrival, reasons: [...arrival.reasons, 'over_quota'] } }
    },
    /** @param kept what became of it: a repetition is no further answer */
    note({ part, workshop }: Arrival, kept: Kept | undefined, day: string): void {
      startDay(day)
      if (workshop === null || part !== 'answers' || !kept) return
      if (kept.state !== 'stored' && kept.state !== 'quarantined') return
      if (counts.size < codesRemembered || counts.has(workshop)) counts.set(workshop, (counts.get(workshop) ?? 0) + 1)
    },
  }
}
