/**
 * Forms that pyxform refuses and we take, or the other way round, by the test they come from, each with the reason; one
 * that begins to agree must leave this list.
 */
export const xlsformDeviations: Readonly<Record<string, string>> = {
  'tests.test_choices_sheet.TestChoicesSheet.test_multiple_duplicate_choices_without_setting':
    'Forms of Kobo repeat names of choices in filtered lists: a warning.',
  'tests.test_metadata.TestMetadata.test_names__group_named_meta__in_repeat__error':
    'Many forms in use have a group named meta, and nothing of ours is kept there: a warning.',
  'tests.test_metadata.TestMetadata.test_names__question_named_meta__in_group__error':
    'Nothing of ours is kept under meta: a warning.',
  'tests.test_settings.TestSettings.test_name__from_file__invalid_characters__error':
    'The name is an argument of the call and stands nowhere in the form.',
  'tests.test_geo.TestParameterReferenceGeometryParsing.test_list_name__ambiguous__error':
    'Two sources of places with one name only matter to what shows maps, and this app shows none.',
  'tests.test_external_instances.ExternalInstanceTests.test_external_instances_multiple_diff_pulldatas':
    'A quotation mark is missing in the expression; pyxform passes it on unread, and ODK then cannot open the form.',
  'tests.test_validate_unicode_exception.ValidateUnicodeException.test_validate_with_more_unicode':
    'The calculation is no expression; pyxform passes it on unread, and ODK then cannot open the form.',
}
