import type { SubjectName } from '../harness/subject.ts'
import type { Unit } from '../measures/measures.ts'

export const titles: Readonly<Record<SubjectName, string>> = {
  floor: 'Floor (bare Preact)',
  ours: 'Ours, same survey',
  product: 'Ours, real survey',
  surveyjs: 'SurveyJS',
  formio: 'Form.io',
  odk: 'ODK Web Forms',
}

export function written(value: number | null, unit: Unit): string {
  if (value === null) return '-'
  if (unit === 'bytes') return value >= 1e6 ? `${(value / 1e6).toFixed(2)} MB` : `${(value / 1000).toFixed(1)} kB`
  if (unit === 'times') return String(value)
  return value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${Math.round(value)} ms`
}

export const times = (value: number | null): string => (value === null ? '-' : `${value.toFixed(2)} x`)
