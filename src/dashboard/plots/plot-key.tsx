import { hatched } from './hatching.tsx'

/** What solid and hatched stand for. */
export function PlotKey({ words, isHatched = false }: { words: string; isHatched?: boolean }) {
  return (
    <li>
      <svg aria-hidden="true" width="14" height="14">
        <rect
          class={isHatched ? 'plot-bar-rest' : 'plot-bar'}
          fill={isHatched ? hatched : undefined}
          width="14"
          height="14"
        />
      </svg>
      {words}
    </li>
  )
}
