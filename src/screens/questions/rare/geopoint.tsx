import { formatNumber, t } from '../../../i18n/index.ts'
import { Button, Notice } from '../../../kit/index.ts'
import { parametersOf } from '../../respond/columns.ts'
import { GroupFrame } from '../question-frame.tsx'
import { idOf, type QuestionProps } from '../question-props.ts'
import { type Place, placeParts, placeText, roundedTo } from './place-parts.ts'
import { usePosition } from './use-position.ts'

/** Metres, as in ODK Collect: a fix as good as this is taken at once. */
const usualGoodEnough = 5

/**
 * A place: where this phone is, or latitude and longitude typed. There is no map, because it would tell its maker where
 * somebody looks.
 */
export function Geopoint(props: QuestionProps) {
  const { node, respond, error } = props
  const id = idOf(node.path)
  const parameters = parametersOf(node.source)
  const decimals = roundedTo(parameters['decimals'])
  const answer = (place: Place) => respond.answer(node.path, placeText(place, decimals))
  const { search, press } = usePosition(Number(parameters['capture-accuracy'] ?? usualGoodEnough), answer)
  const place = placeParts(node.entered)
  const isSearching = search.status === 'searching'
  const shared = {
    // Phones that offer digits only have no minus.
    inputMode: 'text',
    type: 'text',
    autocomplete: 'off',
    dir: 'ltr',
    class: 'field field-number',
    'aria-invalid': error ? true : undefined,
  } as const
  const type = (changed: Partial<Place>) =>
    respond.answer(node.path, placeText({ ...place, ...changed, altitude: '', accuracy: '' }, null))

  return (
    <GroupFrame {...props}>
      {decimals !== null && <p class="question-hint">{t('place.rounded.hint', { distance: distanceOf(decimals) })}</p>}
      <div>
        <Button label={labelOf(search)} onClick={press} id={`${id}-find`} />
      </div>
      <div role="status">
        {isSearching && <p class="question-hint">{t('place.searching.status')}</p>}
        {search.status === 'found' && place.accuracy !== '' && (
          <p>{t('place.found.status', { distance: metres(Number(place.accuracy)) })}</p>
        )}
        {search.status === 'found' && place.accuracy === '' && <p>{t('place.taken.status')}</p>}
      </div>
      {isSearching && search.accuracy !== null && (
        <p class="question-count">{t('place.sofar.status', { distance: metres(search.accuracy) })}</p>
      )}
      {search.status === 'failed' && (
        <Notice kind="warm" role="alert">
          <p>{t(`place.${search.why}.error`)}</p>
        </Notice>
      )}
      <div class="date-parts">
        <label class="date-part">
          {t('place.latitude.label')}
          <input
            id={`${id}-latitude`}
            value={place.latitude}
            onInput={({ currentTarget }) => type({ latitude: currentTarget.value })}
            {...shared}
          />
        </label>
        <label class="date-part">
          {t('place.longitude.label')}
          <input
            id={`${id}-longitude`}
            value={place.longitude}
            onInput={({ currentTarget }) => type({ longitude: currentTarget.value })}
            {...shared}
          />
        </label>
      </div>
      <p class="question-hint">{t('place.typed.hint')}</p>
    </GroupFrame>
  )
}

type Search = ReturnType<typeof usePosition>['search']

function labelOf(search: Search): string {
  if (search.status !== 'searching') return 'place.find.label'
  return search.accuracy === null ? 'place.stop.label' : 'place.take.label'
}

const metres = (accuracy: number): string =>
  t('place.metres.value', { n: formatNumber(Math.max(1, Math.round(accuracy))) })

/** A degree is 111 km at most; each decimal is a tenth of that. */
function distanceOf(decimals: number): string {
  const length = 100_000 / 10 ** decimals
  return length >= 1000 ? t('place.kilometres.value', { n: formatNumber(length / 1000) }) : metres(length)
}
