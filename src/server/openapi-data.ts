import { exportOutline } from '../contract/exports.ts'
import { importMapping, importPreview, importReport } from '../contract/imports.ts'
import type { Operation } from './openapi.ts'
import { session, write } from './openapi-common.ts'

export const dataSchemas = {
  ExportOutline: exportOutline,
  ImportMapping: importMapping,
  ImportPreview: importPreview,
  ImportReport: importReport,
}

/** Of every call that brings a table. */
const table: Operation['problems'] = [...write, 'wrong_content_type', 'body_too_large', 'unreadable_table']

/** How data leave the desk as files, and come in by one. */
export const dataOperations: readonly Operation[] = [
  {
    route: 'coordinatorExportAnswers',
    method: 'get',
    summary: 'Take out the answers: csv, xlsx, sav, json, package, codebook or ddi; noted in the audit log',
    problems: [...session, 'unknown_survey', 'unknown_table', 'malformed_request'],
  },
  {
    route: 'coordinatorExportMapping',
    method: 'get',
    summary:
      'Take out the part for the public mapping: csv, xlsx, sav, json, package, codebook or ddi; noted in the audit log',
    problems: [...session, 'unknown_survey', 'unknown_table', 'malformed_request'],
  },
  {
    route: 'coordinatorExportContacts',
    method: 'get',
    summary: 'Take out the contacts: csv, xlsx, sav, json, package, codebook or ddi; noted in the audit log',
    problems: [...session, 'unknown_survey', 'unknown_table', 'malformed_request'],
  },
  {
    route: 'coordinatorExportLeaders',
    method: 'get',
    summary: 'Take out the suggested leaders: csv, xlsx, sav, json, package, codebook or ddi; noted in the audit log',
    problems: [...session, 'unknown_survey', 'unknown_table', 'malformed_request'],
  },
  {
    route: 'coordinatorImportPreview',
    method: 'post',
    summary: 'What a table in the field "file" of a form holds, and what its columns may be',
    reply: 'ImportPreview',
    problems: table,
  },
  {
    route: 'coordinatorImportCheck',
    method: 'post',
    summary: 'What would become of each row, by the field "mapping"; nothing is kept',
    form: 'ImportMapping',
    reply: 'ImportReport',
    problems: [...table, 'malformed_request', 'not_on_a_hub'],
  },
  {
    route: 'coordinatorImportRun',
    method: 'post',
    summary: 'Take in the rows; the same row again is the same submission. Noted in the audit log',
    form: 'ImportMapping',
    reply: 'ImportReport',
    problems: [...table, 'malformed_request', 'not_on_a_hub'],
  },
  {
    route: 'coordinatorExportCount',
    method: 'get',
    summary: 'How many submissions an export of the answers with this query would hold, and which tables there are',
    reply: 'ExportOutline',
    problems: [...session, 'unknown_survey', 'malformed_request'],
  },
]
