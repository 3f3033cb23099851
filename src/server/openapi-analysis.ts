import {
  analysis,
  newTag,
  publicPage,
  publicPageSwitch,
  tag,
  tagChange,
  tagList,
  textsPage,
} from '../contract/analysis.ts'
import type { ProblemCode } from '../contract/problem.ts'
import type { Operation } from './openapi.ts'

export const analysisSchemas = {
  Analysis: analysis,
  TextsPage: textsPage,
  TagList: tagList,
  Tag: tag,
  NewTag: newTag,
  TagChange: tagChange,
  PublicPage: publicPage,
  PublicPageSwitch: publicPageSwitch,
}

const body: readonly ProblemCode[] = ['malformed_json', 'malformed_request', 'wrong_content_type', 'body_too_large']
const session: readonly ProblemCode[] = ['not_signed_in', 'not_permitted']
const write: readonly ProblemCode[] = [...session, 'wrong_origin']

const filters = {
  survey: 'Its id; the first survey where absent',
  languages: 'By commas',
  regions: 'Of the country that the organisation is based in, by commas',
  workshops: 'Codes, by commas',
  versions: 'Of the form, by commas',
}

/** What the answers come to, what they say in words, and what of it is public. */
export const analysisOperations: readonly Operation[] = [
  {
    route: 'coordinatorAnalysis',
    method: 'get',
    summary:
      'Frequencies of all questions, or one split by another, without small cells and what they follow from. A large survey is being counted first: ask again until status is "ready"',
    query: {
      ...filters,
      question: 'Only this one',
      by: 'language, region, workshop, channel, mode, version, or a question with one answer',
      atLeast: 'From how many on a count is shown; 5 where absent, 0 for all, never below 10 for sensitive questions',
      zero: '"hidden" hides nobody like a few',
    },
    reply: 'Analysis',
    problems: [...session, 'unknown_survey', 'unknown_question', 'malformed_request'],
  },
  {
    route: 'coordinatorTexts',
    method: 'get',
    summary: 'Open answers of one question, page by page: follow `next` until it is null. Noted in the audit log',
    query: {
      ...filters,
      question: 'Its name',
      search: 'Letters that are in it, whatever their case and accents',
      tag: 'Id of a tag that it carries',
      after: 'Made by `next`',
    },
    reply: 'TextsPage',
    problems: [...session, 'unknown_survey', 'unknown_question', 'malformed_request'],
  },
  {
    route: 'coordinatorTags',
    method: 'get',
    summary: 'Tags of a question, and how many answers carry each',
    query: { question: 'Its name' },
    reply: 'TagList',
    problems: [...session, 'unknown_question'],
  },
  {
    route: 'coordinatorTags',
    method: 'post',
    summary: 'Make a tag',
    body: 'NewTag',
    status: 201,
    reply: 'Tag',
    problems: [...body, ...write, 'unknown_question', 'tag_exists'],
  },
  {
    route: 'coordinatorTag',
    method: 'put',
    summary: 'Call a tag something else',
    body: 'TagChange',
    status: 204,
    problems: [...body, ...write, 'unknown_tag', 'tag_exists'],
  },
  {
    route: 'coordinatorTag',
    method: 'delete',
    summary: 'Remove a tag, from all answers too',
    status: 204,
    problems: [...write, 'unknown_tag'],
  },
  {
    route: 'coordinatorTagged',
    method: 'put',
    summary: 'Put a tag on an answer',
    status: 204,
    problems: [...write, 'unknown_tag', 'unknown_answer'],
  },
  {
    route: 'coordinatorTagged',
    method: 'delete',
    summary: 'Take a tag off an answer',
    status: 204,
    problems: [...write, 'unknown_tag'],
  },
  {
    route: 'coordinatorResults',
    method: 'get',
    summary: 'Whether the public page of results is switched on, and what its last edition stands on',
    reply: 'PublicPage',
    problems: session,
  },
  {
    route: 'coordinatorResults',
    method: 'put',
    summary: 'Switch the public page of results on or off',
    body: 'PublicPageSwitch',
    reply: 'PublicPage',
    problems: [...body, ...write],
  },
]
