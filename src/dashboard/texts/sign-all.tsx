import type { TextList, TextRow } from '../../contract/texts.ts'
import { formatNumber, isLanguage, languageNames, t } from '../../i18n/index.ts'
import { textStamp } from '../../interop/text-stamp.ts'
import { Confirm } from '../../kit/index.ts'
import { Failure } from '../failure.tsx'
import { me } from '../me.ts'
import { useDeed } from '../use-deed.ts'
import { afterSigning } from './after-deed.ts'
import { englishOf } from './english-of.ts'
import { signTexts } from './text-calls.ts'
import type { TextFilter } from './text-state.ts'

type Props = {
  list: TextList
  shown: readonly TextRow[]
  filter: TextFilter
  onSignedOut: () => void
  onChanged: (list: TextList) => void
}

/** A screen, or as much of it as stands on the page, signed off at once by a reviewer of the chosen language. */
export function SignAll({ list, shown, filter, onSignedOut, onChanged }: Props) {
  const { failure, attempt } = useDeed(onSignedOut)
  const { language } = filter
  const reviewer = list.reviewers.find((one) => one.language === language && one.account === me.value?.name)
  // Only where a part of the app was chosen: what is found by a word here and there is signed one by one.
  const isNarrow = filter.screen !== '' || filter.namespace !== ''
  if (!reviewer || !isNarrow || !isLanguage(language)) return null
  const cells = shown.flatMap((row) => row.cells[language] ?? []).filter(({ text }) => text !== '')

  async function sign(): Promise<void> {
    if (!reviewer) return
    const stamps = cells.map((cell) => ({
      key: cell.key,
      source: textStamp(englishOf(list, cell)),
      target: textStamp(cell.text),
    }))
    if (!(await attempt(signTexts(language, { sign: stamps, takeBack: [] }), 'texts.sign.done'))) return
    const keys = cells.map(({ key }) => key)
    onChanged(afterSigning(list, reviewer, keys, new Date().toISOString().slice(0, 10)))
  }

  return (
    <div class="text-sign-all">
      <Failure words={failure} />
      <span class="desk-hint">
        <bdi>{languageNames[language]}</bdi>: {formatNumber(cells.length)}
      </span>
      <Confirm
        isQuiet
        label="texts.signAll.label"
        question="texts.signAll.question"
        spoken={t('texts.signAll.item', { number: cells.length, language: languageNames[language] })}
        onConfirm={() => void sign()}
      />
    </div>
  )
}
