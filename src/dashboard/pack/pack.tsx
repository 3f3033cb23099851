import { useEffect, useState } from 'preact/hooks'
import { type Language, languages, surveyId } from '../../contract/routes.ts'
import type { ProjectDetails } from '../../contract/survey-info.ts'
import type { Workshop } from '../../contract/workshop.ts'
import { directionOf, language, languageNames, loadTextsIn, t, textIn } from '../../i18n/index.ts'
import { Button, Notice } from '../../kit/index.ts'
import { fetchProject, fetchWorkshops } from '../calls.ts'
import { useCall } from '../use-call.ts'
import { WhenReady } from '../when-ready.tsx'
import { FacilitatorSheet } from './facilitator-sheet.tsx'
import { HandOut } from './hand-out.tsx'
import { Poster } from './poster.tsx'
import './pack.css'

const sheets = { poster: Poster, sheet: FacilitatorSheet, handout: HandOut } as const
type Sheet = keyof typeof sheets

/** What every sheet of a workshop's pack is drawn from, in its own language. */
export type SheetProps = {
  readonly workshop: Workshop
  /** Its name in the language of the sheet, where the survey has one. */
  readonly place: string
  readonly project: ProjectDetails
  readonly origin: string
  readonly tag: Language
  /** The desk's words and the survey's, in the language of the sheet. */
  readonly say: (key: string, values?: Readonly<Record<string, string>>) => string
  readonly survey: (key: string) => string
}

/** All paper of one workshop, ready to print: posters, the facilitator's sheet, a hand-out. */
export function Pack({ onSignedOut }: { onSignedOut: () => void }) {
  const workshops = useCall(fetchWorkshops, onSignedOut)
  const project = useCall(fetchProject, onSignedOut)
  const [code, setCode] = useState(codeNow)
  useEffect(() => {
    const onHash = () => setCode(codeNow())
    addEventListener('hashchange', onHash)
    return () => removeEventListener('hashchange', onHash)
  }, [])
  return (
    <WhenReady state={workshops.state} onRetry={workshops.reload}>
      {(body) => (
        <WhenReady state={project.state} onRetry={project.reload}>
          {(details) => {
            const workshop = body.workshops.find((one) => one.code === code)
            return workshop ? (
              <Sheets workshop={workshop} project={details} />
            ) : (
              <Notice kind="bad" role="alert">
                <p>{t('problem.unknown_workshop')}</p>
              </Notice>
            )
          }}
        </WhenReady>
      )}
    </WhenReady>
  )
}

/** The workshop that the address names, after `#pack/`. */
const codeNow = (): string => location.hash.split('/')[1] ?? ''

function Sheets({ workshop, project }: { workshop: Workshop; project: ProjectDetails }) {
  const [wanted, setWanted] = useState<ReadonlySet<Language>>(new Set(languages))
  const [kinds, setKinds] = useState<ReadonlySet<Sheet>>(new Set<Sheet>(['poster', 'sheet', 'handout']))
  const [areLoaded, setLoaded] = useState(false)
  useEffect(() => {
    void Promise.all(languages.map(loadTextsIn)).then(() => setLoaded(true))
  }, [])
  // Reading it draws the page anew when its language changes.
  language.value
  return (
    <div class="desk-stack">
      <div class="desk-stack not-printed">
        <p>
          <a href="#workshops">{t('pack.back.label')}</a>
        </p>
        <h1>{t('pack.page.title', { place: workshop.place })}</h1>
        <p class="desk-hint">{t('pack.page.hint')}</p>
        <Choices
          legend={t('pack.languages.label')}
          options={languages.map((tag) => ({ value: tag, words: languageNames[tag], tag }))}
          chosen={wanted}
          onChoose={setWanted}
        />
        <Choices
          legend={t('pack.sheets.label')}
          options={(Object.keys(sheets) as Sheet[]).map((kind) => ({ value: kind, words: t(`pack.${kind}.label`) }))}
          chosen={kinds}
          onChoose={setKinds}
        />
        <Button label="pack.print.label" kind="primary" onClick={() => print()} />
      </div>
      {areLoaded &&
        (Object.keys(sheets) as Sheet[]) // The table's own keys.
          .filter((kind) => kinds.has(kind))
          .flatMap((kind) =>
            languages
              .filter((tag) => wanted.has(tag))
              .map((tag) => {
                const Draw = sheets[kind]
                return (
                  <article
                    key={`${kind} ${tag}`}
                    class={`pack-page pack-${kind}`}
                    lang={tag}
                    dir={directionOf(tag)}
                    data-sheet={kind}
                    aria-label={`${t(`pack.${kind}.label`)}, ${languageNames[tag]}`}
                  >
                    <Draw
                      workshop={workshop}
                      place={placeIn(tag, workshop)}
                      project={project}
                      origin={location.origin}
                      tag={tag}
                      say={(key, values) => textIn(tag, 'dashboard', key, values)}
                      survey={(key) => textIn(tag, surveyId, key)}
                    />
                  </article>
                )
              }),
          )}
    </div>
  )
}

function placeIn(tag: Language, { code, place }: Workshop): string {
  const key = `choices.workshop.${code}`
  const name = textIn(tag, surveyId, key)
  return name === key ? place : name
}

type ChoicesProps<Value extends string> = {
  legend: string
  options: readonly { readonly value: Value; readonly words: string; readonly tag?: string }[]
  chosen: ReadonlySet<Value>
  onChoose: (chosen: ReadonlySet<Value>) => void
}

function Choices<Value extends string>({ legend, options, chosen, onChoose }: ChoicesProps<Value>) {
  return (
    <fieldset class="pack-choices">
      <legend>{legend}</legend>
      <div class="pack-boxes">
        {options.map(({ value, words, tag }) => (
          <label key={value} lang={tag}>
            <input
              type="checkbox"
              checked={chosen.has(value)}
              onChange={({ currentTarget: { checked } }) =>
                onChoose(new Set(checked ? [...chosen, value] : [...chosen].filter((one) => one !== value)))
              }
            />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
