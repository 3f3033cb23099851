/** Recorded cases in which this engine answers otherwise, each with the reason; one that begins to agree must leave this list. */
export const deviations: Readonly<Record<string, string>> = {
  xbda51ad624:
    'The recorder took the `and1` of `1 and1` for a question; with its blank the expression is tested elsewhere.',
  xe1a044b601: 'The recorder took the `or1` of `1 or1` for a question.',
  x044d53e8a5: 'The recorder took the `mod1` of `1 mod1` for a question.',
  xb8e804de37: 'The recorder took the `div1` of `1 div1` for a question.',
  x644341b01b: 'A wrong number of arguments is an error of the definition, also where it would never be evaluated.',
  xc31b7f5d48: 'A wrong number of arguments is an error of the definition, also where it would never be evaluated.',
  x4c0d5884bc:
    'A date is its local midnight, also when the number is read as text; the case before it wants that, too.',
  x4f0dbe8a3d:
    'A date is its local midnight, also when the number is read as text; the case before it wants that, too.',
  xdf89c42711: 'No type of question answers with a place, so area() does not exist.',
  x8722a50333: 'No type of question answers with a place, so area() does not exist.',
  xef9b8edd53: 'No type of question answers with a place, so area() does not exist.',
  x264debf46f: 'No type of question answers with a place, so distance() does not exist.',
  x525f1b2b43: 'No type of question answers with a place, so distance() does not exist.',
  x44c310af0d: 'No type of question answers with a place, so distance() does not exist.',
  x3c9768c347: 'No type of question answers with a place, so distance() does not exist.',
  x66846e10e8: 'No type of question answers with a place, so geofence() does not exist.',
  x68738b29da: 'No type of question answers with a place, so geofence() does not exist.',
  xfad1abfeb5: 'No type of question answers with a place, so geofence() does not exist.',
  xa80c621ef0: 'No type of question answers with a place, so geofence() does not exist.',
  x68b1105af7: 'No type of question answers with a place, so geofence() does not exist.',
  x1ddd13341f: 'No type of question answers with a place, so geofence() does not exist.',
  xb358ca8a06: 'digest() is left out: hashing belongs to sealing/, and no rule of a survey has needed it.',
  x22459e7bac: 'digest() is left out: hashing belongs to sealing/, and no rule of a survey has needed it.',
}
