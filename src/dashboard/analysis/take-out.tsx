import { useRef } from 'preact/hooks'
import { Button } from '../../kit/index.ts'
import { labelled } from '../labelled.ts'
import { pictureOf } from '../plots/picture.ts'
import { toPng } from '../plots/to-png.ts'
import { csvOf, type FigureTable } from './figure-table.ts'

type Props = {
  /** What the files are called, before their ending. */
  name: string
  title: string
  /** What stands beneath the picture: what it stands on, and from when. */
  caption: string
  table: FigureTable
  /** Nothing is drawn of it. */
  isPlain?: boolean
}

/** What is seen above as files, which the browser makes itself. */
export function TakeOut({ name, title, caption, table, isPlain = false }: Props) {
  const ref = useRef<HTMLFieldSetElement>(null)
  const picture = () => {
    const drawn = ref.current?.parentElement?.querySelector<SVGSVGElement>('.plot-svg')
    return drawn ? pictureOf(drawn, title, caption) : null
  }
  async function savePng(): Promise<void> {
    const drawn = picture()
    const png = drawn && (await toPng(drawn))
    if (png) save(png, `${name}.png`)
  }
  function saveSvg(): void {
    const drawn = picture()
    if (drawn) save(new Blob([drawn.text], { type: 'image/svg+xml' }), `${name}.svg`)
  }
  return (
    <fieldset class="analysis-take-out not-printed" ref={ref} aria-label={labelled('analysis.download.label', title)}>
      <Button
        label="analysis.csv.label"
        onClick={() => save(new Blob([csvOf(table)], { type: 'text/csv' }), `${name}.csv`)}
      />
      {!isPlain && <Button label="analysis.svg.label" onClick={saveSvg} />}
      {!isPlain && <Button label="analysis.png.label" onClick={() => void savePng()} />}
    </fieldset>
  )
}

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken hold of it by the time that this runs.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
