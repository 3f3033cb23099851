import * as z from 'zod/mini'
import { askedTypes, unseenTypes, unsupportedTypes } from './question-types.ts'

/** An ODK XLSForm expression, kept exactly as its author wrote it. */
const expression = z.string().check(z.minLength(1), z.maxLength(4000))

/** Names become keys of the submission and columns of the export: what XForms accept, in any script, and no longer than a cell likes. */
const name = z.string().check(z.regex(/^[\p{L}_][\p{L}\p{N}\p{M}_.-]{0,254}$/u))

/** Lists are only ever named in definitions, so XLSForm lets their names be nearly anything. */
const listName = z.string().check(z.minLength(1), z.maxLength(255))

/** Where a question's answer travels; `none` never leaves the device. */
const part = z.string().check(z.regex(/^[a-z][a-z_]{0,31}$/))

export const sensitivityClass = z.enum(['none', 'personal', 'special-category'])

/** `Y` public from 5 answers, `Y10` from 10 and only by region, `N` never, `n/a` not an answer. */
export const publicRule = z.enum(['Y', 'Y10', 'N', 'n/a'])

export const questionTypes = [...askedTypes, ...unseenTypes, ...unsupportedTypes] as const

/** Columns that XLSForm does not have. */
export const ownValues = {
  part,
  /** `erase` forgets the answers beneath as soon as a person takes a consent back. */
  when_not_relevant: z.enum(['keep', 'erase']),
  class: sensitivityClass,
  output: z.array(z.enum(['MAP', 'LDR', 'BRF', 'IND', 'REP', 'OPS'])),
  public: publicRule,
}

const sharedColumns = {
  name,
  relevant: z.optional(expression),
  /** Of a group or a repeat: holds for everything in it. */
  readonly: z.optional(expression),
  appearance: z.optional(z.string()),
  parameters: z.optional(z.string()),
  part: z.optional(part),
  when_not_relevant: z.optional(ownValues.when_not_relevant),
  /** Key of its words, where another question has the same name and says something else. */
  words: z.optional(z.string().check(z.minLength(1))),
  /** Columns of other tools, carried along untouched. */
  x: z.optional(z.record(z.string(), z.unknown())),
}

const question = z.strictObject({
  ...sharedColumns,
  type: z.enum(questionTypes),
  list: z.optional(listName),
  required: z.optional(expression),
  constraint: z.optional(expression),
  calculation: z.optional(expression),
  trigger: z.optional(expression),
  choice_filter: z.optional(expression),
  default: z.optional(z.string()),
  class: z.optional(sensitivityClass),
  output: z.optional(ownValues.output),
  public: z.optional(publicRule),
})

const group = z.strictObject({
  ...sharedColumns,
  type: z.literal('group'),
  get children() {
    return z.array(surveyNode)
  },
})

const repeat = z.strictObject({
  ...sharedColumns,
  type: z.literal('repeat'),
  repeat_count: z.optional(expression),
  get children() {
    return z.array(surveyNode)
  },
})

type Question = z.infer<typeof question>
type Shared = Pick<Question, keyof typeof sharedColumns>
type Group = Shared & { type: 'group'; children: SurveyNode[] }
type Repeat = Shared & { type: 'repeat'; repeat_count?: string | undefined; children: SurveyNode[] }
export type SurveyNode = Question | Group | Repeat

const surveyNode: z.ZodMiniType<SurveyNode> = z.lazy(() => z.discriminatedUnion('type', [question, group, repeat]))

/** `exclusive` stands alone in a select_multiple; `pinned` keeps its place when the list is randomised; further columns serve choice_filter. */
export const choice = z.catchall(
  z.object({
    name: z.string().check(z.minLength(1), z.maxLength(255)),
    /** Key of its words, where another choice of the list has the same name and says something else. */
    words: z.optional(z.string().check(z.minLength(1))),
    exclusive: z.optional(z.boolean()),
    pinned: z.optional(z.boolean()),
  }),
  z.union([z.string(), z.number(), z.boolean()]),
)

/**
 * A survey definition: structure and logic of one questionnaire version, without words.
 * The vocabulary is XLSForm's; words live in `locales/<language>/<survey id>.json`.
 * @source https://xlsform.org
 */
export const surveyDefinition = z.strictObject({
  $schema: z.optional(z.string()),
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,63}$/)),
  version: z.string().check(z.regex(/^[A-Za-z0-9._-]{1,32}$/)),
  default_language: z.string(),
  languages: z.array(z.string()).check(z.minLength(1)),
  settings: z.strictObject({
    target: z.int().check(z.positive()),
    baseline: z.strictObject({ count: z.int().check(z.nonnegative()), source: z.string() }),
    /** True for a response that counts towards the target. */
    usable: z.optional(expression),
    /** While false there is nothing to send: the person is not eligible. */
    submit_when: z.optional(expression),
    /** What one submission is called in lists, as XLSForm has it. */
    instance_name: z.optional(expression),
    /** The parts a submission splits into; the first holds every question that names none. */
    parts: z.array(part).check(z.minLength(1)),
    /** Names of the two questions whose answers make `orgHash`, on the device only. */
    organisation: z.optional(z.strictObject({ name, country: name })),
    /** Names of questions with choices by which the coordinators see responses counted as they come in. */
    counted: z.optional(z.array(name)),
    /** Questions by which somebody agrees to something beyond taking part; counted like those above. */
    opt_ins: z.optional(z.array(name)),
    /** Groups in which one and the same answer to every question is worth a look. */
    matrices: z.optional(z.array(name)),
    /** The question that holds how long answering took, and what its codes mean. */
    duration: z.optional(
      z.strictObject({
        question: name,
        /** From the shortest. */
        bands: z.array(z.string()).check(z.minLength(1)),
        /** Nobody reads the questions in so short a time. */
        too_fast: z.optional(z.array(z.string())),
        /** Longer than people were asked for. */
        too_long: z.optional(z.array(z.string())),
      }),
    ),
  }),
  choices: z.record(listName, z.array(choice)),
  /** Lists whose labels come from Unicode CLDR and not from the locale files. */
  choice_labels: z.optional(z.record(z.string(), z.enum(['territory']))),
  survey: z.array(surveyNode),
  /** Sheets and settings of other tools, carried along untouched. */
  x: z.optional(z.record(z.string(), z.unknown())),
})

export type SurveyDefinition = z.infer<typeof surveyDefinition>
export type SurveyQuestion = Question
export type SurveyGroup = Group
export type SurveyRepeat = Repeat
export type Choice = z.infer<typeof choice>
