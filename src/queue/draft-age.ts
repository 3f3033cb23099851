const dayMs = 86_400_000
const keptDays = 7
const believableDays = 365

/** The last day on which a draft is offered. @param updatedOn `YYYY-MM-DD` */
export const lastDayOf = (updatedOn: string): string =>
  new Date(Date.parse(updatedOn) + keptDays * dayMs).toISOString().slice(0, 10)

/**
 * Whether a draft has been left for so long that it goes. A draft from the future, or one that is
 * years old, says that the phone's clock jumped and nothing about its age: it is kept.
 * @param updatedOn `YYYY-MM-DD`
 * @param today     `YYYY-MM-DD`
 */
export function isExpired(updatedOn: string, today: string): boolean {
  const days = (Date.parse(today) - Date.parse(updatedOn)) / dayMs
  return days > keptDays && days <= believableDays
}
