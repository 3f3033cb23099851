import type { Tag, TextsPage } from '../../contract/analysis.ts'
import { t } from '../../i18n/index.ts'
import { languageName, regionName } from '../overview/names.ts'

type Props = {
  answer: TextsPage['answers'][number]
  tags: readonly Tag[]
  onMark: (tag: string, isOn: boolean) => void
}

/** What one person wrote, in her language, with the tags that are on it. */
export function AnswerText({ answer, tags, onMark }: Props) {
  const { texts, language, region } = answer
  return (
    <li class="analysis-answer">
      {texts.map((text, at) => (
        <p key={`${at} ${text}`} lang={language} dir="auto">
          {text}
        </p>
      ))}
      <p class="desk-hint">{[languageName(language), ...(region === null ? [] : [regionName(region)])].join(' · ')}</p>
      {tags.length > 0 && (
        <fieldset class="analysis-marks">
          <legend class="only-read-aloud">{t('analysis.tagged.legend')}</legend>
          {tags.map(({ id, label }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={answer.tags.includes(id)}
                onChange={({ currentTarget }) => onMark(id, currentTarget.checked)}
              />
              <bdi>{label}</bdi>
            </label>
          ))}
        </fieldset>
      )}
    </li>
  )
}
