/** What can only go wrong at the coordinators' desk: no phone of a respondent has to carry words for it. */
export const deskProblems = {
  not_permitted: { status: 403, mend: 'Ask somebody with the role admin to do it, or to change your role.' },
  second_factor_required: {
    status: 401,
    mend: 'Send the same again with "code": six digits of the authenticator app, or one of the recovery codes.',
  },
  wrong_code: {
    status: 401,
    mend: 'Send the code that the app shows now, one that was not used yet, or a recovery code.',
  },
  account_disabled: { status: 403, mend: 'Ask somebody with the role admin to enable the account again.' },
  wrong_password: { status: 403, mend: 'Send the password of your own account.' },
  password_too_short: { status: 400, mend: 'Choose at least 12 characters, and something else than the name.' },
  unknown_link: {
    status: 404,
    mend: 'The link was used, taken back or has expired. Ask somebody with the role admin for a new one.',
  },
  unknown_table: {
    status: 404,
    mend: 'Ask for a part or a repeat that the survey has; the part itself is the table without a name.',
  },
  unknown_person: { status: 404, mend: 'Check the name in the address.' },
  person_exists: { status: 409, mend: 'Choose another name: there is an account or an open invitation of this one.' },
  unknown_hook: { status: 404, mend: 'It was removed before; ask for the list again.' },
  webhook_not_allowed: {
    status: 403,
    mend: 'Use an address whose origin stands in WEBHOOK_ORIGINS of the server, without a name or password in it.',
  },
  unknown_submission: {
    status: 404,
    mend: 'Check the instance ID. A response that was withdrawn is no longer here, and nothing that was said of it.',
  },
  changed_meanwhile: {
    status: 409,
    mend: 'Somebody else reviewed or edited this response. Read it again, then decide again.',
  },
  not_editable: {
    status: 409,
    mend: 'Its content is sealed, or of a form version that is not published here; review it without an edit.',
  },
  answers_break_rules: {
    status: 422,
    mend: 'Mend the answers that "errors" names, or send the same with "isTrial" to see what an edit would do.',
  },
  last_admin: { status: 409, mend: 'Make somebody else an admin first, or nobody could let people in any more.' },
  not_on_a_hub: {
    status: 409,
    mend: 'Do it on the server that this hub hands its submissions on to.',
  },
  unknown_question: {
    status: 404,
    mend: 'Ask for a question of the survey that can be analysed, and split it by one with one answer and few choices.',
  },
  unknown_tag: { status: 404, mend: 'It was removed before; ask for the list again.' },
  tag_exists: { status: 409, mend: 'Choose another label: the question has a tag of this one.' },
  unknown_answer: { status: 404, mend: 'It was withdrawn or is set aside; ask for the answers again.' },
  unknown_language: { status: 404, mend: 'Name one of the languages that are translated into: es, fr, sq, ar.' },
  unknown_format: { status: 404, mend: 'Ask for one of xliff, csv, review and files.' },
  unknown_text: {
    status: 404,
    mend: 'Ask for the list of texts again; the text or what was suggested for it is gone.',
  },
  not_a_reviewer: {
    status: 403,
    mend: 'Ask somebody with the role admin to name you as a reviewer of this language.',
  },
  text_changed: { status: 409, mend: 'Ask for the list of texts again and read what changed before you sign it off.' },
  unreadable_texts: {
    status: 400,
    mend: 'Send XLIFF 1.2 or the sheet as it was taken out here, in UTF-8, of the language in the address.',
  },
  unreadable_table: {
    status: 400,
    mend: 'Save the file as .xlsx, or as CSV in UTF-8, with the headings in its first row.',
  },
} as const
