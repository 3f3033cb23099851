/** Which parameters each type of question takes. @source pyxform 4.5.0, constants.py */
const geo = ['allow-mock-accuracy', 'incremental', 'reference-geometry']
const select = ['randomize', 'seed']
const fromFile = ['label', 'randomize', 'seed', 'value']
/** Ours, which no other tool minds as long as the form is used here. */
const ours = ['max', 'min', 'drop_empty', 'dir', 'inputmode', 'autocomplete', 'scheme']

export const parametersOf: Readonly<Record<string, readonly string[]>> = {
  text: ['rows', ...ours],
  range: ['end', 'placeholder', 'start', 'step', 'tick_interval', 'tick_labelset'],
  // `max-bytes` is ours.
  image: ['app', 'max-bytes', 'max-pixels'],
  audio: ['max-bytes', 'quality'],
  video: ['max-bytes'],
  file: ['max-bytes'],
  'background-audio': ['quality'],
  // `decimals` is ours: it rounds the place.
  geopoint: ['allow-mock-accuracy', 'capture-accuracy', 'decimals', 'reference-geometry', 'warning-accuracy'],
  geotrace: geo,
  geoshape: geo,
  select_one: [...select, ...ours],
  select_multiple: [...select, ...ours],
  rank: [...select, ...ours],
  select_one_from_file: fromFile,
  select_multiple_from_file: fromFile,
  rank_from_file: fromFile,
  audit: [
    ...['identify-user', 'location-max-age', 'location-min-interval', 'location-priority'],
    ...['track-changes', 'track-changes-reasons'],
  ],
}

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const whole = /^[+-]?\d+$/
const isTrueOrFalse = (value: string): boolean => value === 'true' || value === 'false'
const oneOf =
  (...values: readonly string[]) =>
  (value: string): boolean =>
    values.includes(value)

interface Rule {
  readonly fits: (value: string) => boolean
  readonly must: string
}

const rules = {
  number: { fits: (value) => number.test(value), must: 'must be a number' },
  whole: { fits: (value) => whole.test(value), must: 'must be a whole number' },
  natural: { fits: (value) => /^\+?\d+$/.test(value), must: 'must be a whole number from 0 on' },
  boolean: { fits: isTrueOrFalse, must: 'must be "true" or "false"' },
  seed: {
    fits: (value) => number.test(value) || /^\$\{[^}]+\}$/.test(value),
    must: 'must be a number or a question, as in ${name}',
  },
  column: { fits: (value) => /^[\p{L}_][\p{L}\p{N}\p{M}_.-]*$/u.test(value), must: 'must be the name of a column' },
} satisfies Record<string, Rule>

/** What the value of a parameter must be, by its name; `type/name` where types differ. */
export const valueRules: Readonly<Record<string, Rule>> = {
  rows: rules.whole,
  start: rules.number,
  end: rules.number,
  step: rules.number,
  tick_interval: rules.number,
  placeholder: rules.number,
  'max-pixels': rules.whole,
  decimals: rules.natural,
  'max-bytes': rules.natural,
  'capture-accuracy': rules.number,
  'warning-accuracy': rules.number,
  'allow-mock-accuracy': rules.boolean,
  incremental: { fits: oneOf('true', 'yes', 'true()'), must: 'must be "true", or be left out' },
  randomize: rules.boolean,
  seed: rules.seed,
  value: rules.column,
  label: rules.column,
  quality: {
    fits: oneOf('voice-only', 'low', 'normal', 'external'),
    must: 'must be voice-only, low, normal or external',
  },
  'background-audio/quality': { fits: oneOf('voice-only', 'low', 'normal'), must: 'must be voice-only, low or normal' },
  'track-changes': rules.boolean,
  'identify-user': rules.boolean,
  'track-changes-reasons': { fits: oneOf('on-form-edit'), must: 'must be on-form-edit' },
  'location-priority': {
    fits: oneOf('no-power', 'low-power', 'balanced', 'high-accuracy'),
    must: 'must be no-power, low-power, balanced or high-accuracy',
  },
  'location-min-interval': rules.natural,
  'location-max-age': rules.natural,
}
