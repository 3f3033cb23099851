/** A day as ISO 8601 writes it: short, and the same in all five languages. Isolated, so that its parts stay in order. */
export const formatShortDay = (day: string): string => `\u2066${day}\u2069`
