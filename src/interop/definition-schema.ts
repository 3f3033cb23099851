import * as z from 'zod/mini'
import { surveyDefinition } from '../contract/definition.ts'

/** What an editor says while somebody writes a definition; keys as they stand in it. */
const descriptions: Readonly<Record<string, string>> = {
  $schema: 'This file, so that the editor checks and explains while you write.',
  id: 'Name of the survey; its words are in locales/<language>/<id>.json.',
  version: 'Form version. Once published, a version never changes: a change is a new file.',
  default_language: 'The language the words were first written in.',
  languages: 'BCP 47 codes of the languages the survey can be answered in.',
  settings: 'What holds for the whole survey.',
  target: 'How many responses are wanted.',
  baseline: 'Responses collected before this system; they count towards the target and have no breakdown.',
  usable: 'Expression: true for a response that counts towards the target.',
  submit_when: 'Expression: while it is false there is nothing to send.',
  instance_name: 'Expression: what one submission is called in lists.',
  parts:
    'The parts a submission splits into, never to be joined again. The first takes every question that names no part.',
  organisation: 'Names of the two questions whose answers tell organisations apart, as a hash made on the device.',
  counted: 'Questions with a choice list by whose answers the coordinators see responses counted as they come in.',
  opt_ins: 'Questions with a choice list by which somebody agrees to something beyond taking part; counted as well.',
  matrices: 'Groups in which one and the same answer to every question is worth a look.',
  duration: 'The question that holds how long answering took, and what its codes mean.',
  question: 'Name of a question.',
  bands: 'Its codes, from the shortest.',
  too_fast: 'Codes of a time in which nobody reads the questions.',
  too_long: 'Codes of a time that is longer than people were asked for.',
  choices: 'Choice lists by name. Their order is the order on the screen; a code is never used for something else.',
  choice_labels: 'Lists whose labels come from Unicode CLDR: "territory" for two-letter country codes.',
  survey: 'Groups, repeats and questions in the order they are asked. Top-level groups are the sections.',
  type: 'As in XLSForm. "hidden" is filled in by the app, "calculate" by an expression; "unsupported" stands for any further type.',
  name: 'Letters, digits, _, - and ., unique in the survey; it becomes the key of the answer and the column of the export.',
  list: 'The choice list of a select_one, select_multiple or rank.',
  relevant: 'Expression: asked only while it is true. An answer that is not relevant is never sent.',
  required: 'Expression, mostly "true()": must be answered when relevant.',
  readonly: 'Expression: shown, but not to be changed while it is true. Of a group or a repeat: all that is in it.',
  constraint: 'Expression on "." (the answer): checked only when there is one.',
  calculation: 'Expression whose result is the answer. With "trigger" it only proposes, and the person may change it.',
  trigger: 'The question whose change makes the calculation run, written as in an expression.',
  choice_filter: 'Expression per choice; its columns are there by name. Only choices for which it is true are offered.',
  default: 'The answer at the start: a text, or an expression.',
  appearance:
    'field-list: one page. table-list: rows of the same choices. multiline, year, autocomplete, likert: as in XLSForm.',
  parameters:
    'Pairs key=value: start, end, step (range); randomize (choices); max (choices, repeats); min, drop_empty (repeats); dir, inputmode, autocomplete, scheme (text).',
  part: 'The part the answer travels in; "none" never leaves the device. Without it: the first part.',
  when_not_relevant:
    '"erase" forgets the answers beneath at once when they are no longer relevant; "keep" brings them back.',
  words: 'Key of its words in the locale files, where something else has the same name and other words.',
  x: 'Columns of other tools, carried along untouched.',
  class: 'How sensitive the answer is.',
  output:
    'What the answer is for: MAP mapping, LDR leaders list, BRF policy brief, IND indicators, REP report, OPS running the survey.',
  public: 'Y: in public counts from 5 answers. Y10: from 10, and only by region. N: never. n/a: not an answer.',
  repeat_count: 'Expression: the number of repetitions. Without it the person adds and removes them.',
  children: 'What is inside, in order.',
  exclusive: 'Choosing it clears the other choices, and the other way round.',
  pinned: 'Keeps its place at the end when the list is shuffled.',
}

/** The JSON Schema of survey definitions, with a sentence on every key, for editors and other tools. */
export function definitionSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(surveyDefinition)
  // The generator names what refers to itself `__schema0`.
  const named: object = JSON.parse(JSON.stringify(schema).replaceAll('__schema0', 'node'))
  return { $schema, title: 'Survey definition', ...describe(named) }
}

function describe(node: object): object {
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, key === 'properties' ? describeKeys(value) : inside(value)]),
  )
}

function describeKeys(properties: object): object {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => {
      const description = descriptions[key]
      return [key, { ...(description ? { description } : {}), ...describe(value) }]
    }),
  )
}

function inside(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inside)
  return typeof value === 'object' && value !== null ? describe(value) : value
}
