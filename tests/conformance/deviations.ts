/** Recorded cases in which this engine answers otherwise, each with the rule that it follows; one that begins to agree must leave this list. */
export const deviations: Readonly<Record<string, string>> = {
  xbda51ad624:
    'Two operands need an operator between them: the recorder took the `and1` of `1 and1` for a question; with its blank the expression is tested elsewhere.',
  xe1a044b601: 'Two operands need an operator between them: the recorder took the `or1` of `1 or1` for a question.',
  x044d53e8a5: 'Two operands need an operator between them: the recorder took the `mod1` of `1 mod1` for a question.',
  xb8e804de37: 'Two operands need an operator between them: the recorder took the `div1` of `1 div1` for a question.',
  x644341b01b: 'A wrong number of arguments is an error of the definition, also where it would never be evaluated.',
  xc31b7f5d48: 'A wrong number of arguments is an error of the definition, also where it would never be evaluated.',
}

/** Nodes of recorded walks that differ from what ODK's own engine gave, by form and question, each with the rule that it follows. */
export const walkDeviations: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'fmtm__example-xlsforms__building_natural_risks_survey.xlsx': {
    feature:
      'select_one_from_file is not supported: the question loads, says so and keeps what stands in it, so it has no choices; theirs are an empty list, as the file was not there.',
  },
  'pyxform__bug_example_xls__xl_date_ambiguous_v1.xlsx': {
    current_date:
      'A date typed by a spreadsheet is that day. Theirs is a moment, which a date question does not take, so that the default is lost.',
  },
}
