import type { Workbook } from '../spreadsheet/workbook.ts'
import type { BorderFinding, Report } from './border-finding.ts'
import { checkEntities } from './check-entities.ts'
import { checkLists } from './check-lists.ts'
import { checkNames } from './check-names.ts'
import { checkParameters } from './check-parameters.ts'
import { checkReferences } from './check-references.ts'
import { checkRows } from './check-rows.ts'
import { checkSources } from './check-sources.ts'
import type { ReadChoice } from './read-choices.ts'
import type { ReadSettings } from './read-settings.ts'
import type { SurveyRow } from './read-survey.ts'
import type { Table } from './table.ts'

/** A form as it was read, for the checks that look at all of it. */
export interface ReadForm {
  readonly workbook: Workbook
  readonly survey: Table
  readonly rows: readonly SurveyRow[]
  readonly choices: readonly ReadChoice[]
  readonly choiceTables: readonly Table[]
  readonly settings: ReadSettings
}

type Check = (form: ReadForm, report: Report) => void

const checks: readonly Check[] = [
  checkNames,
  checkRows,
  checkLists,
  checkParameters,
  checkReferences,
  checkSources,
  checkEntities,
]

/**
 * What the field's own converter refuses, so that a form that passes here can be used elsewhere. Where its refusal only
 * gets in people's way (a group named `meta`, choices of one name), it is a warning.
 */
export function checkForm(form: ReadForm): BorderFinding[] {
  const findings: BorderFinding[] = []
  for (const check of checks) check(form, (finding) => findings.push(finding))
  return findings
}
