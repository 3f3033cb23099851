import type { ExportPart, KeptSubmission } from '../../contract/exports.ts'
import type { Column, ColumnGroup, SourceRow } from './column.ts'
import type { ExportWords } from './export-words.ts'

type Meta = readonly [name: string, kind: Column['kind'], cell: (row: SourceRow) => string | number | null]

const kept =
  (cell: (kept: KeptSubmission) => string | number | null): Meta[2] =>
  ({ submission }) =>
    cell(submission.kept)
const flag = (value: boolean | null) => (value === null ? null : Number(value))
const uuid = ({ instanceId }: KeptSubmission) => `uuid:${instanceId}`
const position: Meta[2] = ({ positions }) => positions.join('.')

/** What the store knows of every submission. The organisation is a keyed hash: it tells which are the same, not which it is. */
const ofEveryPart: readonly Meta[] = [
  ['meta_instance_id', 'text', kept(({ instanceId }) => instanceId)],
  ['meta_state', 'text', kept(({ state }) => state)],
  ['meta_received_on', 'date', kept(({ receivedOn }) => receivedOn)],
  ['meta_form_version', 'text', kept(({ formVersion }) => formVersion)],
  ['meta_language', 'text', kept(({ language }) => language)],
]
const ofAnswers: readonly Meta[] = [
  ['meta_completed_on', 'date', kept(({ completedOn }) => completedOn)],
  ['meta_channel', 'text', kept(({ channel }) => channel)],
  ['meta_mode', 'text', kept(({ mode }) => mode)],
  ['meta_workshop', 'text', kept(({ workshop }) => workshop)],
  ['meta_country', 'text', kept(({ country }) => country)],
  ['meta_usable', 'flag', kept(({ usable }) => flag(usable))],
  ['meta_counted', 'flag', kept(({ counted }) => flag(counted))],
  ['meta_review_state', 'text', kept(({ reviewState }) => reviewState)],
  ['meta_edits', 'number', kept(({ editCount }) => editCount)],
  ['meta_organisation', 'text', kept(({ orgKey }) => orgKey?.slice(0, 16) ?? null)],
]
const reasons: Meta = ['meta_reasons', 'text', kept((row) => row.reasons.join(' '))]

/** There nothing stands for a response that nobody looked at; what was set aside shows as one with issues until somebody did. */
const odkState = ({ state, reviewState, editCount }: KeptSubmission): string | null => {
  if (reviewState !== null && reviewState !== 'received') return reviewState
  if (state !== 'received') return 'hasIssues'
  return editCount > 0 ? 'edited' : null
}

/** @source getodk/central-backend lib/data/briefcase.js */
const ofOdk: readonly Meta[] = [
  ['KEY', 'text', kept(uuid)],
  ['SubmitterID', 'text', () => null],
  ['SubmitterName', 'text', () => null],
  ['AttachmentsPresent', 'number', () => 0],
  ['AttachmentsExpected', 'number', () => 0],
  ['Status', 'text', () => null],
  ['ReviewState', 'text', kept(odkState)],
  ['DeviceID', 'text', () => null],
  ['Edits', 'number', kept(({ editCount }) => editCount)],
  ['FormVersion', 'text', kept(({ formVersion }) => formVersion)],
]

const koboStates = {
  received: null,
  hasIssues: 'validation_status_on_hold',
  approved: 'validation_status_approved',
  rejected: 'validation_status_not_approved',
} as const
const koboState = kept(({ state, reviewState }) =>
  reviewState === 'received' && state !== 'received' ? koboStates.hasIssues : koboStates[reviewState ?? 'received'],
)
const index: Meta[2] = ({ submission }) => submission.index

/** @source kobotoolbox/formpack and kpi's export task: the fields that they copy behind the answers */
const ofKobo: readonly Meta[] = [
  ['_id', 'number', index],
  ['_uuid', 'text', kept(({ instanceId }) => instanceId)],
  ['_submission_time', 'date', kept(({ receivedOn }) => receivedOn)],
  ['_validation_status', 'text', koboState],
  ['_notes', 'text', () => null],
  ['_status', 'text', () => 'submitted_via_web'],
  ['_submitted_by', 'text', () => null],
  ['__version__', 'text', kept(({ formVersion }) => formVersion)],
  ['_tags', 'text', () => null],
]

/** The columns before and behind the answers. */
export interface MetaColumns {
  readonly before: ColumnGroup
  readonly behind: ColumnGroup
}

interface Place {
  readonly layout: 'plain' | 'odk' | 'kobo'
  readonly part: ExportPart
  /** Of a repeat: where its instances stand in a submission, and what the table around it is called. */
  readonly repeat: { readonly path: readonly string[]; readonly parent: string } | null
}

export function metaColumns(place: Place, words: ExportWords): MetaColumns {
  const { before, behind } = place.repeat ? ofRepeat(place, place.repeat) : ofSubmission(place)
  return { before: group(before, words), behind: group(behind, words) }
}

function ofSubmission({ layout, part }: Place): { before: readonly Meta[]; behind: readonly Meta[] } {
  switch (layout) {
    case 'odk':
      return { before: [['SubmissionDate', 'date', kept(({ receivedOn }) => receivedOn)]], behind: ofOdk }
    case 'kobo':
      return { before: [], behind: [...ofKobo, ['_index', 'number', index]] }
    case 'plain':
      return { before: [...ofEveryPart, ...(part === 'answers' ? ofAnswers : [])], behind: [reasons] }
    default:
      return layout satisfies never
  }
}

function ofRepeat(
  { layout }: Place,
  { path, parent }: NonNullable<Place['repeat']>,
): { before: readonly Meta[]; behind: readonly Meta[] } {
  const key =
    (depth: number): Meta[2] =>
    ({ submission, positions }) => {
      const steps = positions.slice(0, depth).map((at) => `[${at}]`)
      const own = depth === 0 ? '' : `/${path.join('/')}${steps.join('')}`
      return `uuid:${submission.kept.instanceId}${own}`
    }
  switch (layout) {
    case 'odk':
      return {
        before: [],
        behind: [
          ['PARENT_KEY', 'text', (row) => key(row.positions.length - 1)(row)],
          ['KEY', 'text', (row) => key(row.positions.length)(row)],
        ],
      }
    case 'kobo':
      return {
        before: [],
        behind: [
          ['_index', 'text', ({ submission, positions }) => [submission.index, ...positions].join('.')],
          ['_parent_table_name', 'text', () => parent],
          [
            '_parent_index',
            'text',
            ({ submission, positions }) => [submission.index, ...positions.slice(0, -1)].join('.'),
          ],
          ...ofKobo.map(([name, kind, cell]): Meta => [`_submission_${name}`, kind, cell]),
        ],
      }
    case 'plain':
      return { before: [...ofEveryPart.slice(0, 1), ['meta_position', 'text', position]], behind: [] }
    default:
      return layout satisfies never
  }
}

function group(metas: readonly Meta[], words: ExportWords): ColumnGroup {
  return {
    columns: metas.map(([name, kind]) => ({
      name,
      label: name.startsWith('meta_') ? words.text(`exports.${name.slice(5)}.column`) : name,
      kind,
      role: 'meta',
      field: null,
      choice: null,
    })),
    fill: (row) => metas.map(([, , cell]) => String(cell(row) ?? '')),
  }
}
