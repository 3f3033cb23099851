/** What the `type` cell of a row says. */
export type RowType =
  | { readonly kind: 'begin'; readonly type: 'group' | 'repeat'; readonly isLoop: boolean; readonly list?: string }
  | { readonly kind: 'end'; readonly type: 'group' | 'repeat'; readonly isLoop: boolean; readonly list?: string }
  | {
      readonly kind: 'question'
      readonly type: string
      readonly list?: string
      readonly hasOther: boolean
      readonly isKnown: boolean
    }

const controls: Readonly<Record<string, 'group' | 'repeat'>> = {
  group: 'group',
  lgroup: 'repeat',
  repeat: 'repeat',
  'looped group': 'repeat',
  // A loop asks its questions once per choice. It is read as one group, and said to be.
  loop: 'group',
}

/** @source pyxform 4.5.0, aliases.py and question_type_dictionary.py */
const selects: readonly (readonly [string, string])[] = [
  ['add select one prompt using', 'select_one'],
  ['add select multiple prompt using', 'select_multiple'],
  ['select all that apply from', 'select_multiple'],
  ['select_one_from_file', 'select_one_from_file'],
  ['select one from file', 'select_one_from_file'],
  ['select_multiple_from_file', 'select_multiple_from_file'],
  ['select multiple from file', 'select_multiple_from_file'],
  ['rank_from_file', 'rank_from_file'],
  ['select_one_external', 'select_one'],
  ['select one external', 'select_one'],
  ['select one from', 'select_one'],
  ['select one using', 'select_one'],
  ['select multiple from', 'select_multiple'],
  ['select multiple using', 'select_multiple'],
  ['select all that apply', 'select_multiple'],
  ['select_multiple', 'select_multiple'],
  ['select multiple', 'select_multiple'],
  ['select_one', 'select_one'],
  ['select one', 'select_one'],
  ['select1', 'select_one'],
  ['rank', 'rank'],
]

const aliases: Readonly<Record<string, string>> = {
  string: 'text',
  'q string': 'text',
  'add text prompt': 'text',
  tel: 'text',
  'phone number': 'text',
  int: 'integer',
  'q int': 'integer',
  'add integer prompt': 'integer',
  percentage: 'integer',
  'number of days in last month': 'integer',
  'number of days in last six months': 'integer',
  'number of days in last year': 'integer',
  'q decimal': 'decimal',
  'add decimal prompt': 'decimal',
  'q date': 'date',
  'add date prompt': 'date',
  'q time': 'time',
  datetime: 'dateTime',
  'date time': 'dateTime',
  'q datetime': 'dateTime',
  'q date time': 'dateTime',
  'add date time prompt': 'dateTime',
  'add datetime prompt': 'dateTime',
  'q note': 'note',
  'add note prompt': 'note',
  trigger: 'acknowledge',
  'q acknowledge': 'acknowledge',
  'add acknowledge prompt': 'acknowledge',
  'q calculate': 'calculate',
  'add calculate prompt': 'calculate',
  gps: 'geopoint',
  location: 'geopoint',
  'q geopoint': 'geopoint',
  'q location': 'geopoint',
  'add location prompt': 'geopoint',
  'q geotrace': 'geotrace',
  'q geoshape': 'geoshape',
  photo: 'image',
  'q picture': 'image',
  'q image': 'image',
  'add image prompt': 'image',
  'add photo prompt': 'image',
  'q audio': 'audio',
  'add audio prompt': 'audio',
  'q video': 'video',
  'add video prompt': 'video',
  'add file prompt': 'file',
  'q barcode': 'barcode',
  'add barcode prompt': 'barcode',
  'get start time': 'start',
  'start time': 'start',
  'get end time': 'end',
  'end time': 'end',
  'get today': 'today',
  imei: 'deviceid',
  'device id': 'deviceid',
  'get device id': 'deviceid',
  'uri:deviceid': 'deviceid',
  'get phone number': 'phonenumber',
  'get sim id': 'deviceid',
  'get subscriber id': 'deviceid',
  simserial: 'deviceid',
  'sim id': 'deviceid',
  'subscriber id': 'deviceid',
  subscriberid: 'deviceid',
  'uri:simserial': 'deviceid',
  'uri:subscriberid': 'deviceid',
  'uri:phonenumber': 'phonenumber',
  'uri:username': 'username',
  'uri:email': 'email',
}

const or = / (or specify other|or_other|or other)$/i
const begin = new RegExp(`^(begin|end)[ _](${Object.keys(controls).join('|')})(?: (?:over )?(\\S+))?$`, 'i')

/** @param types the types of questions that a definition may have */
export function readRowType(cell: string, types: readonly string[]): RowType {
  const text = cell.trim().replace(/\s+/g, ' ')
  const control = begin.exec(text)
  if (control) {
    const [, side = '', word = '', list] = control
    const name = word.toLowerCase()
    const kind = side.toLowerCase() === 'begin' ? 'begin' : 'end'
    return { kind, type: controls[name] ?? 'group', isLoop: name === 'loop', ...(list !== undefined && { list }) }
  }
  const lower = text.toLowerCase()
  const known = types.find((type) => type.toLowerCase() === lower)
  const alias = aliases[lower] ?? aliases[lower.replaceAll('_', ' ')]
  const type = known ?? alias
  if (type !== undefined && type !== 'unsupported') return { kind: 'question', type, hasOther: false, isKnown: true }
  for (const [words, select] of selects) {
    if (!lower.startsWith(`${words} `)) continue
    const rest = text.slice(words.length + 1)
    const hasOther = or.test(rest)
    const list = rest.replace(or, '')
    if (!/^\S+$/.test(list)) break
    // Choices that are the answers of a repeat.
    const isSupported = !list.includes('${')
    return { kind: 'question', type: isSupported ? select : 'unsupported', list, hasOther, isKnown: true }
  }
  // Places on OpenStreetMap: a type that ODK knows and this app does not.
  return { kind: 'question', type: 'unsupported', hasOther: false, isKnown: /^osm(?: |$)/.test(lower) }
}
