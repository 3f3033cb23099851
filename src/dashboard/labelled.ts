import { t } from '../i18n/index.ts'

/** A label and what it labels, with the punctuation of the language between them: French has a space before a colon. */
export const labelled = (label: string, value: string): string => t('desk.pair.text', { label: t(label), value })
