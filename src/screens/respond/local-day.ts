/** The calendar day where the device is, `YYYY-MM-DD`: at nine in the evening in Mexico it is not tomorrow yet. */
export function localDay(now: Date): string {
  const pad = (value: number, length: number) => String(value).padStart(length, '0')
  return `${pad(now.getFullYear(), 4)}-${pad(now.getMonth() + 1, 2)}-${pad(now.getDate(), 2)}`
}
