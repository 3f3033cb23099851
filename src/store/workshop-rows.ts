import type { Workshop } from '../contract/workshop.ts'
import type { Tables } from './tables.ts'

type WorkshopRow = Tables['workshops']

export function toWorkshop(row: WorkshopRow): Workshop {
  return {
    code: row.code,
    place: row.place,
    country: row.country,
    dateAsPrinted: row.date_as_printed,
    dateStart: row.date_start,
    dateEnd: row.date_end,
    attendance: row.attendance,
    status: row.status,
    note: row.note,
  }
}

export function fromWorkshop(workshop: Workshop): WorkshopRow {
  return {
    code: workshop.code,
    place: workshop.place,
    country: workshop.country,
    date_as_printed: workshop.dateAsPrinted,
    date_start: workshop.dateStart,
    date_end: workshop.dateEnd,
    attendance: workshop.attendance,
    status: workshop.status,
    note: workshop.note,
  }
}
