/** @source pyxform 4.5.0, question_type_dictionary.py */
const byType: Readonly<Record<string, string>> = {
  'phone number': "regex(., '^\\d*$')",
  percentage: '0 <= . and . <= 100',
  'number of days in last month': '0 <= . and . <= 31',
  'number of days in last six months': '0 <= . and . <= 183',
  'number of days in last year': '0 <= . and . <= 365',
}

/** The constraint that a type brings along unseen, where its row has none of its own. */
export const impliedConstraint = (typeCell: string): string | undefined =>
  byType[
    typeCell
      .trim()
      .replace(/[\s_]+/g, ' ')
      .toLowerCase()
  ]
