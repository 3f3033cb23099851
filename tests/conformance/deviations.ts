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
